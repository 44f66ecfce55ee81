import { describe, expect, test } from 'vitest';
import { marksAt, nextAt, piecesOf, printPieces } from './marks';
import type { Mark } from './marks';

/** `a 2-5` is a mark a over 2 to 5; the order of the list is the order of making. */
function marks(list: string): Mark[] {
  return list.split(', ').map((entry, order) => {
    const [id = '', span = ''] = entry.split(' ');
    const [start = 0, end = 0] = span.split('-').map(Number);
    return { id, colour: 'yellow', start, end, order, hasNote: false };
  });
}
const cut = (list: string, length = 100): string => printPieces(piecesOf(length, marks(list)));

describe('pieces', () => {
  test.each([
    ['one mark', 'a 2-5', '2–5 <a>'],
    ['two apart', 'a 2-5, b 8-9', '2–5 <a> · 8–9 <b>'],
    ['two that touch', 'a 2-5, b 5-9', '2–5 <a> · 5–9 <b>'],
    ['an overlap', 'a 2-6, b 4-9', '2–4 <a · 4–6 a>(<b) · 6–9 b>'],
    ['the older outside, whichever begins first', 'a 4-9, b 2-6', '2–4 <b · 4–6 <a(b>) · 6–9 a>'],
    ['one inside another', 'a 0-9, b 3-5', '0–3 <a · 3–5 a(<b>) · 5–9 a>'],
    ['the same span twice', 'a 1-3, b 1-3', '1–3 <a>(<b>)'],
    ['three deep', 'a 0-9, b 1-8, c 2-3', '0–1 <a · 1–2 a(<b) · 2–3 a(b(<c>)) · 3–8 a(b>) · 8–9 a>'],
    ['empty and outside', 'a 5-5, b 200-300, c 98-120', '98–100 <c>'],
  ])('%s', (_, list, expected) => {
    expect(cut(list)).toBe(expected);
  });

  test('a mark that began in an earlier topic or goes on has no end there', () => {
    const [mark] = marks('a 0-9');
    expect(printPieces(piecesOf(9, mark ? [{ ...mark, opens: false }] : []))).toBe('0–9 a>');
    expect(printPieces(piecesOf(9, mark ? [{ ...mark, closes: false }] : []))).toBe('0–9 <a');
  });

  test('cover exactly what the marks cover, for many marks at random', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 200; round++) {
      const list = Array.from({ length: 12 }, (_, i): Mark => {
        const start = random(60);
        return {
          id: `m${String(i)}`,
          colour: 'blue',
          start,
          end: start + random(20),
          order: random(9),
          hasNote: false,
        };
      });
      const pieces = piecesOf(64, list);
      for (let at = 0; at < 64; at++) {
        const piece = pieces.find((p) => p.start <= at && at < p.end);
        const over = list.filter((m) => m.start <= at && at < m.end).map((m) => m.id);
        expect(new Set(piece?.layers.map((l) => l.id) ?? [])).toEqual(new Set(over));
      }
      for (const { id, start, end } of list) {
        if (Math.min(end, 64) <= start) continue;
        expect(pieces.filter((p) => p.layers.some((l) => l.id === id && l.first))).toHaveLength(1);
        expect(pieces.filter((p) => p.layers.some((l) => l.id === id && l.last))).toHaveLength(1);
      }
    }
  });
});

describe('a click on marks', () => {
  const list = marks('a 0-50, b 10-20, c 12-40');
  test('takes the shortest first, then goes round', () => {
    expect(marksAt(list, 15).map((m) => m.id)).toEqual(['b', 'c', 'a']);
    expect(nextAt(list, 15, null)?.id).toBe('b');
    expect(nextAt(list, 15, 'b')?.id).toBe('c');
    expect(nextAt(list, 15, 'a')?.id).toBe('b');
    expect(nextAt(list, 15, 'elsewhere')?.id).toBe('b');
    expect(nextAt(list, 60, 'a')).toBeNull();
  });
});
