import { describe, expect, it } from 'vitest';
import { Roll, START } from './roll';

const even = (lines: number) => new Roll(lines, 50);

describe('a long list', () => {
  it('moves by px through lines of different heights', () => {
    const roll = new Roll(100, 50, (line) => (line % 2 === 0 ? 30 : 70));
    expect(roll.moved(START, 35, 400)).toEqual({ line: 1, past: 5 });
    expect(roll.moved({ line: 3, past: 10 }, -50, 400)).toEqual({ line: 1, past: 60 });
    expect(roll.moved(START, -10, 400)).toEqual(START);
  });

  it('ends with its last line at the bottom of the screen', () => {
    expect(even(100).moved(START, 1e9, 400)).toEqual({ line: 92, past: 0 });
    expect(even(3).moved(START, 1e9, 400)).toEqual(START);
  });

  it('goes by the bar to the place the bar stands for, and back', () => {
    for (const lines of [12, 1000, 1_000_000]) {
      const roll = even(lines);
      const end = roll.whole - 400;
      expect(roll.at(0, 400)).toEqual(START);
      expect(roll.at(end, 400)).toEqual({ line: lines - 8, past: 0 });
      const middle = roll.at(end / 2, 400);
      expect(roll.bar(middle, 400)).toBeCloseTo(end / 2, 0);
    }
  });

  it('never makes a box that a web view cannot lay out', () => {
    expect(even(1_000_000).whole).toBe(8_000_000);
  });

  it('keeps what is on the screen where it is when a line above turns out higher', () => {
    const roll = even(1000);
    const place = { line: 500, past: 20 };
    const before = roll.window(place, 400, 200);
    expect(roll.measure(before.from, 130)).toBe(true);
    expect(roll.measure(before.from, 130.2)).toBe(false);
    const after = roll.window(place, 400, 200);
    expect(after.from).toBeGreaterThan(before.from - 1);
    expect(after.above).toBeGreaterThanOrEqual(220);
  });

  it('shows a line with the least movement', () => {
    const roll = even(1000);
    const place = { line: 100, past: 0 };
    expect(roll.showing(103, place, 400)).toEqual(place);
    expect(roll.showing(99, place, 400)).toEqual({ line: 99, past: 0 });
    expect(roll.showing(108, place, 400)).toEqual({ line: 101, past: 0 });
    expect(roll.showing(900, place, 400).line).toBe(897);
    expect(roll.showing(100, place, 400, 40)).toEqual({ line: 99, past: 10 });
  });
});
