import { afterEach, expect, test, vi } from 'vitest';
import { LANGUAGE } from './index';
import { byName } from './order';

afterEach(() => {
  vi.restoreAllMocks();
});

const PLAIN = [
  '',
  'a',
  'ab',
  'a-b',
  'a b',
  'a1',
  'a10',
  'a2',
  'b',
  '-a',
  ' a',
  '1',
  '10',
  '2',
  'zz',
  'to-check',
  'to check',
];
const OTHERS = ['A', 'Ab', 'é', 'Énergie', 'energy', 'c++', 'a_b', '検索', 'ß', 'ss', 'š'];

test('plain names stand as the language orders them, without its library', () => {
  const collator = new Intl.Collator(LANGUAGE);
  const made = vi.spyOn(Intl, 'Collator');
  for (const a of PLAIN)
    for (const b of PLAIN) expect([a, b, byName(a, b)]).toEqual([a, b, collator.compare(a, b)]);
  expect(made).not.toHaveBeenCalled();
});

test('all others are the library’s', () => {
  const collator = new Intl.Collator(LANGUAGE);
  const all = [...PLAIN, ...OTHERS];
  for (const a of OTHERS) for (const b of all) expect(byName(a, b)).toBe(collator.compare(a, b));
});
