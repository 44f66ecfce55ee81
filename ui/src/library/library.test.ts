import { describe, expect, it } from 'vitest';
import type { Document } from '../commands';
import { asked, filtered, perCent, sorted, turned, withState, type Order } from './order';
import { counted, shareOf, within } from './places';
import { all, clicked, kept, moved, NOTHING, toggled } from './selection';
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
const titles = (documents: Document[]) => documents.map((one) => one.title);

describe('the order of the list', () => {
  const a = document('Volume 10', { annotations: 2, opened_at: '2026-11-20T08:00:00Z', author: 'Écran' });
  const b = document('volume 9', { annotations: 5, words_read: 400 });
  const c = document('Edge', { annotations: 2, opened_at: '2026-11-24T08:00:00Z', author: 'Lab' });

  it('is by last read, newest first, until a head is clicked', () => {
    expect(titles(sorted([a, b, c], USUAL))).toEqual(['Edge', 'Volume 10', 'volume 9']);
  });

  it('counts numbers in titles as numbers and looks at no case', () => {
    expect(titles(sorted([a, b, c], turned(USUAL, 'title')))).toEqual(['Edge', 'volume 9', 'Volume 10']);
  });

  it('begins figures with the greatest and turns round on the next click', () => {
    const once = turned(USUAL, 'notes');
    expect(titles(sorted([a, b, c], once))).toEqual(['volume 9', 'Edge', 'Volume 10']);
    expect(titles(sorted([a, b, c], turned(once, 'notes')))).toEqual(['Edge', 'Volume 10', 'volume 9']);
  });

  it('is narrowed by every word typed, without accents and case', () => {
    expect(titles([...filtered([a, b, c], 'VOLUME ecran')])).toEqual(['Volume 10']);
    expect(filtered([a, b, c], '  ')).toHaveLength(3);
    expect(filtered([a, b, c], 'edge volume')).toEqual([]);
  });

  it('is narrowed by reading states, typed to the end or not', () => {
    const [done, aside] = [document('Done', { state: 'done' }), document('Aside', { state: 'set-aside' })];
    expect(titles([...filtered([a, done, aside], 'state:done')])).toEqual(['Done']);
    expect(titles([...filtered([a, done, aside], 'state:set state:DONE')])).toEqual(['Done', 'Aside']);
    expect(filtered([a, done, aside], 'state:')).toHaveLength(3);
    expect(filtered([a, done, aside], 'state:nonsense')).toEqual([]);
    expect(filtered([a, done, aside], 'aside state:done')).toEqual([]);
    expect(asked('edge').states).toBeNull();
    expect(withState('edge', 'set-aside', true)).toBe('state:set-aside edge');
    expect(withState('state:set-aside edge State:Set-Aside', 'set-aside', false)).toBe('edge');
  });

  it('knows a title that was corrected', () => {
    expect(filtered([{ ...a, title: 'Another' }], 'another')).toHaveLength(1);
    expect(filtered([a], 'another')).toEqual([]);
  });
});

describe('places', () => {
  const plain = document('Plain');
  const put = document('Put', { collections: ['x'] });
  const away = document('Away', { collections: ['x'], archived_at: '2026-11-20T08:00:00Z' });
  const all = [plain, put, away];

  it('show archived documents in the archive alone', () => {
    expect(titles(within(all, { at: 'library' }))).toEqual(['Plain', 'Put']);
    expect(titles(within(all, { at: 'collection', collection: 'x' }))).toEqual(['Put']);
    expect(titles(within(all, { at: 'archive' }))).toEqual(['Away']);
  });

  it('count what they show', () => {
    const { library, archive, collections } = counted(all);
    expect([library, archive, collections.get('x')]).toEqual([2, 1, 1]);
  });

  it('tell what all, some or none have', () => {
    const on = (one: Document) => one.collections.includes('x');
    expect([shareOf([plain], on), shareOf(all, on), shareOf([put], on)]).toEqual(['none', 'some', 'all']);
  });
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
  const plain = { ctrl: false, shift: false };

  it('one click chooses one; Ctrl adds and takes away; Shift fills the stretch', () => {
    const one = clicked(NOTHING, rows, 'b', plain);
    expect([...one.chosen]).toEqual(['b']);
    const stretch = clicked(one, rows, 'd', { ctrl: false, shift: true });
    expect([...stretch.chosen]).toEqual(['b', 'c', 'd']);
    expect([...clicked(stretch, rows, 'c', { ctrl: true, shift: false }).chosen]).toEqual(['b', 'd']);
    expect([...clicked(stretch, rows, 'a', { ctrl: false, shift: true }).chosen]).toEqual(['a', 'b']);
  });

  it('keys move the focus and leave the choice; Shift extends it', () => {
    const one = clicked(NOTHING, rows, 'b', plain);
    const down = moved(one, rows, 2, false);
    expect([down.focus, [...down.chosen]]).toEqual(['c', ['b']]);
    expect([...moved(one, rows, 2, true).chosen]).toEqual(['b', 'c']);
    expect(moved(NOTHING, rows, 0, false).focus).toBe('a');
    expect(moved(one, rows, 99, false).focus).toBe('d');
    expect(moved(NOTHING, [], 0, false)).toBe(NOTHING);
  });

  it('after a removal the focus is on the row that moved up', () => {
    const two = toggled(clicked(NOTHING, rows, 'b', plain), 'c');
    const left = kept(two, rows, ['a', 'b', 'd']);
    expect([left.focus, [...left.chosen]]).toEqual(['d', ['b']]);
    expect(kept(clicked(NOTHING, rows, 'd', plain), rows, ['a']).focus).toBe('a');
    expect(all(NOTHING, rows).chosen.size).toBe(4);
  });
});
