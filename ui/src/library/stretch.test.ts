import { describe, expect, it } from 'vitest';
import { covers, drawn, reveal, stepped } from './stretch';

describe('the lines drawn', () => {
  const lie = { scrolled: 380_00, height: 760 };

  it('are those in view and a few more, whatever the length', () => {
    const lines = drawn(lie, 38, 10_000, 8, -1);
    expect(lines[0]).toBeLessThanOrEqual(1000 - 8);
    expect(lines.at(-1)).toBeGreaterThanOrEqual(1020 + 7);
    expect(lines.length).toBeLessThan(48);
  });

  it('always have the one with the focus, in its place', () => {
    expect(drawn(lie, 38, 10_000, 8, 3)[0]).toBe(3);
    expect(drawn(lie, 38, 10_000, 8, 9_999).at(-1)).toBe(9_999);
    const within = drawn(lie, 38, 10_000, 8, 1_005);
    expect(within.filter((line) => line === 1_005)).toHaveLength(1);
  });

  it('are all of a short list, and none of an empty one', () => {
    expect(drawn({ scrolled: -300, height: 760 }, 38, 3, 8, 0)).toEqual([0, 1, 2]);
    expect(drawn({ scrolled: -300, height: 760 }, 38, 0, 8, 0)).toEqual([]);
    expect(drawn({ scrolled: 9_000, height: 760 }, 38, 3, 8, 0)).toEqual([0]);
  });
});

describe('the place scrolled to', () => {
  const covered = { above: 32, below: 80 };
  it('is left where the line is in view', () => {
    expect(reveal(100, 600, { from: 200, to: 238 }, covered)).toBe(100);
  });
  it('is no further than it takes', () => {
    expect(reveal(500, 600, { from: 200, to: 238 }, covered)).toBe(168);
    expect(reveal(0, 600, { from: 900, to: 938 }, covered)).toBe(418);
    expect(reveal(50, 600, { from: 0, to: 38 }, covered)).toBe(0);
  });
});

describe('keys', () => {
  const list = { count: 30, columns: 1, screen: 10, rightToLeft: false };
  const grid = { count: 14, columns: 6, screen: 2, rightToLeft: false };

  it('move by lines and screens in a list', () => {
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'End'].map((key) => stepped(key, 5, list))).toEqual([
      6, 4, 15, 0, 29,
    ]);
    expect([stepped('ArrowUp', 0, list), stepped('ArrowDown', 29, list)]).toEqual([0, 29]);
    expect([stepped('PageUp', 5, list), stepped('PageDown', 25, list)]).toEqual([0, 29]);
    expect([stepped('ArrowRight', 5, list), stepped('x', 5, list)]).toEqual([null, null]);
  });

  it('move in two dimensions among covers', () => {
    expect(stepped('ArrowRight', 5, grid)).toBe(6);
    expect(stepped('ArrowDown', 1, grid)).toBe(7);
    expect(stepped('ArrowDown', 11, grid)).toBe(13);
    expect(stepped('ArrowDown', 12, grid)).toBe(12);
    expect(stepped('ArrowUp', 3, grid)).toBe(3);
    expect(stepped('ArrowLeft', 0, grid)).toBe(0);
    expect(stepped('PageUp', 9, grid)).toBe(3);
    expect(stepped('ArrowLeft', 4, { ...grid, rightToLeft: true })).toBe(5);
  });
});

describe('covers', () => {
  it('fill the width', () => {
    expect(covers(936, 136, 24)).toEqual({ columns: 6, width: 136 });
    expect(covers(100, 136, 24).columns).toBe(2);
  });
});
