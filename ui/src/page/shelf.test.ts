import { describe, expect, test } from 'vitest';
import { Shelf } from './shelf';

function shelf(room?: { topics: number; units: number }): { shelf: Shelf; calls: string[] } {
  const calls: string[] = [];
  const load = (from: number, to: number): Promise<string[]> => {
    calls.push(`${String(from)}–${String(to)}`);
    return Promise.resolve(Array.from({ length: to - from }, (_, i) => `<p>${String(from + i)}</p>`));
  };
  return { shelf: new Shelf(load, room), calls };
}

describe('the shelf', () => {
  test('asks once for what is not there, neighbours together', async () => {
    const { shelf: s, calls } = shelf();
    await s.fetch([1, 2, 3, 9]);
    await s.fetch([2, 3, 4]);
    expect(calls).toEqual(['1–4', '9–10', '4–5']);
    expect(s.get(4)).toBe('<p>4</p>');
  });

  test('does not ask again for what is on its way', async () => {
    const { shelf: s, calls } = shelf();
    await Promise.all([s.fetch([1, 2]), s.fetch([2, 3])]);
    expect(calls).toEqual(['1–3', '3–4']);
  });

  test('throws out what was used longest ago, never what was asked for last', async () => {
    const { shelf: s } = shelf({ topics: 3, units: 1000 });
    await s.fetch([1, 2, 3]);
    s.get(1);
    await s.fetch([4]);
    expect([1, 2, 3, 4].map((t) => s.has(t))).toEqual([true, false, true, true]);
    await s.fetch([10, 11, 12, 13, 14]);
    expect(s.size).toBe(5);
  });

  test('is bounded by size as well', async () => {
    const { shelf: s } = shelf({ topics: 100, units: 20 });
    await s.fetch([1, 2]);
    await s.fetch([3]);
    expect(s.size).toBe(2);
  });

  test('after a failure asks anew', async () => {
    let fail = true;
    const s = new Shelf(() => (fail ? Promise.reject(new Error('no')) : Promise.resolve(['x'])));
    await expect(s.fetch([1])).rejects.toThrow('no');
    fail = false;
    await s.fetch([1]);
    expect(s.get(1)).toBe('x');
  });
});
