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
    const huge = new Heights(new Float64Array(100_000).fill(240)); // 24 million px, scale 1/2
    const column = blocks(huge, [50_000, 50_001]);

    test('are shrunk, topics are not', () => {
      expect(print(column)).toBe('[0–50000 6000000] 50000 50001 [50002–100000 5999760]');
    });

    test('one px in a topic is one px, one px in a gap is two', () => {
      const top = 6_000_000;
      expect(toVirtual(column, top)).toBe(12_000_000);
      expect(toVirtual(column, top + 300)).toBe(12_000_300);
      expect(toVirtual(column, top - 100)).toBe(12_000_000 - 200);
      expect(toVirtual(column, top + 480 + 100)).toBe(12_000_480 + 200);
    });

    test('each way is the inverse of the other', () => {
      for (const y of [0, 1, 5_999_999, 6_000_300, 6_000_480, 11_000_000]) {
        expect(toScroll(column, toVirtual(column, y))).toBeCloseTo(y, 3);
      }
    });

    test('the bottom of one is the bottom of the other', () => {
      const last = column.at(-1);
      expect(toVirtual(column, (last?.scrollTop ?? 0) + (last?.scrollHeight ?? 0))).toBe(huge.total);
    });
  });
});
