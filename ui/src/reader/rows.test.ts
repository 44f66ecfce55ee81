import { describe, expect, it } from 'vitest';
import { nextRow, windowOf } from './rows';

describe('rows in the DOM', () => {
  it('are all of a short list', () => {
    expect(windowOf(80, 500, 300)).toMatchObject({ from: 0, to: 80, before: 0, after: 0, isPart: false });
  });

  it('are those around what is seen of a long one, with room for the rest', () => {
    const slice = windowOf(100_000, 300_000, 600);
    expect(slice.to - slice.from).toBeLessThan(60);
    expect(slice.from * 30).toBe(slice.before);
    expect(slice.before + (slice.to - slice.from) * 30 + slice.after).toBe(3_000_000);
    expect(windowOf(1000, 0, 600).from).toBe(0);
    expect(windowOf(1000, 30_000, 600).to).toBe(1000);
  });
});

describe('keys in the tree', () => {
  const rows = [1, 2, 2, 1].map((depth) => ({ depth }));
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 3, 3],
    ['ArrowUp', 0, 0],
    ['ArrowRight', 0, 1],
    ['ArrowRight', 1, 1],
    ['ArrowLeft', 2, 0],
    ['End', 0, 3],
    ['Home', 3, 0],
  ])('%s from %i', (key, at, to) => {
    expect(nextRow(key, at, rows)).toBe(to);
  });
  it('leaves other keys alone', () => {
    expect(nextRow('x', 0, rows)).toBeNull();
  });
});
