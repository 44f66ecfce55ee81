import { describe, expect, it } from 'vitest';
import type { Document } from '../commands';
import { asked, perCent, turned, withState, type Order } from './order';
import { shareOf } from './places';
import { all, beginning, kept, NOTHING, only, placed, shown, stretched, toggled } from './selection';
import { lastRead } from './times';

const document = (title: string, more: Partial<Document> = {}): Document => ({
  document: title,
  title,
  author: null,
  format: 'markdown',
  language: 'en',
  topics: 3,
  words: 1000,
  annotations: 0,
  editions: 1,
  built_in: false,
  added_at: '2026-11-01T08:00:00Z',
  opened_at: null,
  words_read: 0,
  state: 'unread',
  state_is_set: false,
  archived_at: null,
  source: null,
  dated: null,
  tags: [],
  collections: [],
  bookmarked: false,
  removed_at: null,
  ...more,
});
const USUAL: Order = { column: 'opened', direction: 'descending' };

describe('the order of the list', () => {
  it('begins words with A and figures with the greatest, and turns round on the next click', () => {
    expect(turned(USUAL, 'title')).toEqual({ column: 'title', direction: 'ascending' });
    const once = turned(USUAL, 'notes');
    expect(once).toEqual({ column: 'notes', direction: 'descending' });
    expect(turned(once, 'notes')).toEqual({ column: 'notes', direction: 'ascending' });
  });
});

describe('the filter', () => {
  it('has words and reading states, typed to the end or not', () => {
    expect(asked('Ecran state:set state:DONE')).toEqual({ words: ['ecran'], states: ['set-aside', 'done'] });
    expect(asked('state:nonsense').states).toEqual([]);
    expect(asked('edge state:').states).toBeNull();
  });

  it('is given a state, and freed of it', () => {
    expect(withState('edge', 'set-aside', true)).toBe('state:set-aside edge');
    expect(withState('state:set-aside edge State:Set-Aside', 'set-aside', false)).toBe('edge');
  });
});

it('of several documents all, some or none are on a collection', () => {
  expect([shareOf(0, 3), shareOf(2, 3), shareOf(3, 3), shareOf(0, 0)]).toEqual([
    'none',
    'some',
    'all',
    'none',
  ]);
});

describe('how far', () => {
  it('is never all before the end, nor nothing after the start', () => {
    expect(perCent(document('a', { words_read: 999 }))).toBe(99);
    expect(perCent(document('a', { words_read: 1 }))).toBe(1);
    expect(perCent(document('a', { words_read: 1000 }))).toBe(100);
    expect(perCent(document('a'))).toBe(0);
  });
});

describe('when last read', () => {
  const now = new Date(2026, 10, 24, 10, 0);
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

  it('gets coarser with the distance', () => {
    expect(lastRead(at(2026, 10, 24, 9, 41), now)).toBe('Today 09:41');
    expect(lastRead(at(2026, 10, 24, 0, 5), now)).toBe('Today 00:05');
    expect(lastRead(at(2026, 10, 23, 23, 59), now)).toBe('Yesterday');
    expect(lastRead(at(2026, 10, 17, 12, 0), now)).toBe('Tue 17 Nov');
    expect(lastRead(at(2026, 10, 16, 12, 0), now)).toBe('16 Nov');
    expect(lastRead(at(2025, 8, 3, 12, 0), now)).toBe('3 Sep 2025');
    expect(lastRead(null, now)).toBe('Not opened');
  });
});

describe('choosing rows', () => {
  const rows = ['a', 'b', 'c', 'd'];
  const row = (document: string) => ({ document, at: rows.indexOf(document) });
  const to = (selection: typeof NOTHING, document: string, add = false) => {
    const from = beginning(selection, row(document));
    if (!from) return only(row(document));
    const [first, last] = [from.at, rows.indexOf(document)].sort();
    const stretch = rows.slice(first, (last ?? 0) + 1);
    return stretched(selection, from, row(document), { first: first ?? 0, rows: stretch, add });
  };

  it('one click chooses one; Ctrl adds and takes away; Shift fills the stretch', () => {
    const one = only(row('b'));
    expect(shown(one)).toEqual(['b']);
    const stretch = to(one, 'd');
    expect(shown(stretch)).toEqual(['b', 'c', 'd']);
    expect(shown(toggled(stretch, row('c')))).toEqual(['b', 'd']);
    expect(shown(to(stretch, 'a'))).toEqual(['a', 'b']);
    expect(shown(to(toggled(one, row('d')), 'c', true))).toEqual(['b', 'c', 'd']);
    expect(shown(to(NOTHING, 'c'))).toEqual(['c']);
  });

  it('a stretch from a row that is not shown any more is the row alone', () => {
    const hidden = placed(only(row('b')), () => -1);
    expect(shown(to(hidden, 'd'))).toEqual(['d']);
    expect(shown(hidden)).toEqual([]);
  });

  it('follows its documents into another order, and waits for those that are hidden', () => {
    const two = toggled(only(row('b')), row('c'));
    const turned = placed(two, (document) => 3 - rows.indexOf(document));
    expect(shown(turned)).toEqual(['c', 'b']);
    const narrowed = placed(two, (document) => (document === 'c' ? 0 : -1));
    expect(shown(narrowed)).toEqual(['c']);
    expect(shown(placed(narrowed, (document) => rows.indexOf(document)))).toEqual(['b', 'c']);
  });

  it('after a removal the focus is on the row that moved up', () => {
    const two = toggled(only(row('b')), row('c'));
    const gone = placed(two, (document) => (document === 'c' ? -1 : rows.indexOf(document)));
    const left = kept(gone, { document: 'd', at: 2 });
    expect([left.focus?.document, [...left.chosen.keys()], left.from]).toEqual(['d', ['b'], null]);
    expect(kept(NOTHING, null).focus).toBeNull();
    expect(all(NOTHING, rows).chosen.size).toBe(4);
    expect(all(NOTHING, rows).focus).toEqual(row('a'));
  });
});
