import { describe, expect, test } from 'vitest';
import { blocks, print, toScroll, toVirtual } from './gaps';
import { Heights } from './heights';

describe('gaps', () => {
  const ten = new Heights(new Float64Array(10).fill(100));

  test('stand between mounted topics and, though empty, at both ends', () => {
    expect(print(blocks(ten, []))).toBe('[0–10 1000]');
    expect(print(blocks(ten, [0, 1]))).toBe('[0–0 0] 0 1 [2–10 800]');
    expect(print(blocks(ten, [3, 4, 8, 9]))).toBe('[0–3 300] 3 4 [5–8 300] 8 9 [10–10 0]');
  });

  test('scroll and virtual heights are the same while nothing is scaled', () => {
    const column = blocks(ten, [3, 4]);
    for (const y of [-50, 0, 250, 300, 399, 500, 999, 1000, 1300]) {
      expect(toVirtual(column, y)).toBe(y);
      expect(toScroll(column, y)).toBe(y);
    }
  });

  describe('of a column too tall for the engine', () => {
    const huge = new Heights(new Float64Array(100_000).fill(600)); // 60 million px, scale 1/2
    const column = blocks(huge, [50_000, 50_001]);

    test('are shrunk, topics are not', () => {
      expect(print(column)).toBe('[0–50000 15000000] 50000 50001 [50002–100000 14999400]');
    });

    test('one px in a topic is one px, one px in a gap is two', () => {
      const top = 15_000_000;
      expect(toVirtual(column, top)).toBe(30_000_000);
      expect(toVirtual(column, top + 700)).toBe(30_000_700);
      expect(toVirtual(column, top - 100)).toBe(30_000_000 - 200);
      expect(toVirtual(column, top + 1200 + 100)).toBe(30_001_200 + 200);
    });

    test('each way is the inverse of the other', () => {
      for (const y of [0, 1, 14_999_999, 15_000_300, 15_001_200, 29_000_000]) {
        expect(toScroll(column, toVirtual(column, y))).toBeCloseTo(y, 3);
      }
    });

    test('the bottom of one is the bottom of the other', () => {
      const last = column.at(-1);
      expect(toVirtual(column, (last?.scrollTop ?? 0) + (last?.scrollHeight ?? 0))).toBe(huge.total);
    });
  });
});
