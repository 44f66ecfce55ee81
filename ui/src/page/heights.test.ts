import { describe, expect, test } from 'vitest';
import { Heights, TALLEST, charsPerLine, estimate } from './heights';

describe('heights', () => {
  test('prints itself: borders, estimated and measured heights', () => {
    const heights = new Heights([100, 200, 50]);
    expect(String(heights)).toBe('0 100~ 100 200~ 300 50~ 350');
    heights.measure(1, 180.5);
    expect(String(heights)).toBe('0 100~ 100 180.5= 280.5 50~ 330.5');
    expect(String(new Heights(new Float64Array(1000).fill(10)))).toMatch(/…988… 9940 10~ 9950/);
  });

  test('finds the topic at a height; a border belongs to the topic that begins there', () => {
    const heights = new Heights([100, 200, 50]);
    const at = (y: number): string => `${String(heights.at(y).topic)}+${String(heights.at(y).into)}`;
    expect([-5, 0, 99.5, 100, 299, 300, 349, 350, 9e9].map(at)).toEqual(
      '0+0 0+0 0+99.5 1+0 1+199 2+0 2+49 2+50 2+50'.split(' '),
    );
  });

  test('a topic of no height is passed over', () => {
    expect(new Heights([100, 0, 50]).at(100)).toEqual({ topic: 2, into: 0 });
  });

  test('no topics at all', () => {
    const heights = new Heights([]);
    expect(heights.total).toBe(0);
    expect(heights.at(10)).toEqual({ topic: 0, into: 0 });
  });

  test('agrees with plain sums after many changes, for sizes around powers of two', () => {
    for (const count of [1, 2, 3, 7, 8, 9, 63, 64, 65, 1000]) {
      const plain = Array.from({ length: count }, (_, i) => 80 + ((i * 37) % 400));
      const heights = new Heights(plain);
      for (let i = 0; i < count; i += 3) {
        plain[i] = 10 + ((i * 91) % 1000);
        heights.measure(i, plain[i] ?? 0);
      }
      let sum = 0;
      for (let i = 0; i < count; i++) {
        expect(heights.offset(i)).toBeCloseTo(sum, 6);
        expect(heights.at(sum + 1)).toEqual({ topic: i, into: 1 });
        sum += plain[i] ?? 0;
      }
      expect(heights.total).toBeCloseTo(sum, 6);
    }
  });

  test('re-estimating forgets what was measured', () => {
    const heights = new Heights([100, 100]);
    heights.measure(0, 70);
    heights.reestimate([90, 110]);
    expect(String(heights)).toBe('0 90~ 90 110~ 200');
  });

  test('a column below the tallest is not scaled, one above is scaled to it', () => {
    expect(new Heights([1000]).scale).toBe(1);
    const many = new Heights(new Float64Array(100_000).fill(660));
    expect(many.scale * many.total).toBeCloseTo(TALLEST, 3);
  });

  test('estimates grow by lines', () => {
    const type = { charsPerLine: 70, lineHeight: 29 };
    expect([0, 1, 70, 71, 700].map((chars) => estimate(chars, type))).toEqual([109, 109, 109, 138, 370]);
    expect(charsPerLine(621, 18)).toBe(70);
    expect(charsPerLine(5, 28)).toBe(8);
  });
});
