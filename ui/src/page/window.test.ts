import { describe, expect, test } from 'vitest';
import { Heights } from './heights';
import { mountList, reachFor, runFor, runsOf } from './window';

const heights = new Heights(new Float64Array(100).fill(500));
const reach = { keep: 750, mount: 1500 };
const at = (top: number): { top: number; bottom: number } => ({ top, bottom: top + 800 });

describe('the window', () => {
  test('reaches 1,500 px beyond the screen, two screens where it is tall', () => {
    expect(reachFor(700)).toEqual(reach);
    expect(reachFor(1400)).toEqual({ keep: 1400, mount: 2800 });
    expect(runFor(heights, at(10_000), reach)).toEqual({ from: 17, to: 25 });
  });

  test('ends at the ends of the document', () => {
    expect(runFor(heights, at(0), reach)).toEqual({ from: 0, to: 5 });
    expect(runFor(heights, at(49_200), reach)).toEqual({ from: 95, to: 100 });
    expect(runFor(new Heights([]), at(0), reach)).toEqual({ from: 0, to: 0 });
  });

  test('does not change for a small movement, and changes for a large one', () => {
    const run = runFor(heights, at(10_000), reach);
    expect(runFor(heights, at(10_600), reach, run)).toBe(run);
    expect(runFor(heights, at(9_400), reach, run)).toBe(run);
    expect(runFor(heights, at(12_000), reach, run)).toEqual({ from: 21, to: 29 });
  });

  test('shrinks when topics have become much taller', () => {
    const before = { from: 0, to: 60 };
    expect(runFor(heights, at(10_000), reach, before)).toEqual({ from: 17, to: 25 });
  });

  test('what is pinned is mounted as well, once, and only if it exists', () => {
    expect(mountList({ from: 3, to: 6 }, [90, 4, 0, -1, 100], 100)).toEqual([0, 3, 4, 5, 90]);
  });

  test('neighbours are loaded with one call', () => {
    expect(runsOf([0, 3, 4, 5, 90])).toEqual([
      { from: 0, to: 1 },
      { from: 3, to: 6 },
      { from: 90, to: 91 },
    ]);
    expect(runsOf([])).toEqual([]);
  });
});
