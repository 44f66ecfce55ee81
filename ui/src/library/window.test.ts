import { describe, expect, it } from 'vitest';
import { aside, gap, grown } from './window';

const rows = (...stretches: [number, number][]) =>
  new Map(stretches.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => [from + i, 'row'])));

describe('the rows in the page', () => {
  it('are those on the screen and some beside them, within the list', () => {
    expect(grown(10, 40, 30, 1000)).toEqual({ from: 0, to: 70 });
    expect(grown(900, 990, 30, 1000)).toEqual({ from: 870, to: 1000 });
    expect(grown(0, 0, 30, 0)).toEqual({ from: 0, to: 0 });
  });

  it('are asked for where one that is seen is missing, and no others', () => {
    expect(gap(rows([0, 60]), { from: 10, to: 40 }, { from: 0, to: 70 })).toBeNull();
    expect(gap(rows([0, 60]), { from: 40, to: 70 }, { from: 10, to: 100 })).toEqual({ from: 60, to: 100 });
    expect(gap(rows([50, 90]), { from: 40, to: 70 }, { from: 10, to: 90 })).toEqual({ from: 10, to: 50 });
    expect(gap(rows(), { from: 0, to: 0 }, { from: 0, to: 0 })).toBeNull();
  });

  it('go when they are far away, but for the one with the focus', () => {
    const left = aside(rows([0, 100], [5000, 5030]), { from: 5000, to: 5030 }, 7);
    expect(left.size).toBe(31);
    expect(left.has(7)).toBe(true);
  });
});
