import { expect, test } from 'vitest';
import { between, compare, isEmpty, partIn } from './position';

const at = (topic: number, offset: number): { topic: number; offset: number } => ({ topic, offset });

test('points are ordered by topic, then by offset', () => {
  expect(compare(at(1, 9), at(2, 0))).toBeLessThan(0);
  expect(compare(at(2, 3), at(2, 1))).toBeGreaterThan(0);
  expect(between(at(2, 3), at(1, 9))).toEqual({ start: at(1, 9), end: at(2, 3) });
  expect(isEmpty({ start: at(1, 1), end: at(1, 1) })).toBe(true);
});

test('a span over three topics has a part in each, and its ends in two of them', () => {
  const span = { start: at(1, 40), end: at(3, 7) };
  expect(partIn(span, 0, 50)).toBeNull();
  expect(partIn(span, 1, 50)).toEqual({ start: 40, end: 50, opens: true, closes: false });
  expect(partIn(span, 2, 50)).toEqual({ start: 0, end: 50, opens: false, closes: false });
  expect(partIn(span, 3, 50)).toEqual({ start: 0, end: 7, opens: false, closes: true });
  expect(partIn(span, 1, 40)).toBeNull();
});
