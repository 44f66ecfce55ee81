import { describe, expect, it } from 'vitest';
import { called, hasFilters, meant, NO_FILTERS, tagQuery, turned, written } from './query';

describe('what is typed', () => {
  it('asks for commands after >, for tags after #, else for words', () => {
    expect(meant('> dark ')).toEqual({ what: 'commands', typed: 'dark' });
    expect(meant(' #co')).toEqual({ what: 'tags', typed: 'co' });
    expect(meant(' a > b')).toEqual({ what: 'text', typed: 'a > b' });
  });
  it('names tags in quotes', () => {
    expect(tagQuery('to check')).toBe('tag:"to check"');
    expect(tagQuery('the "big" one')).toBe('tag:"the  big  one"');
  });
});

describe('filters', () => {
  const some = turned(turned(turned(NO_FILTERS, 'kinds', 'note'), 'kinds', 'topic'), 'tags', 'to check');
  it('are turned on and off', () => {
    expect(some).toEqual({ ...NO_FILTERS, kinds: ['note', 'topic'], tags: ['to check'] });
    expect(turned(some, 'kinds', 'note').kinds).toEqual(['topic']);
    expect([hasFilters(NO_FILTERS), hasFilters(some)]).toEqual([false, true]);
  });
  it('give a search that is kept a name that people can read', () => {
    const narrowed = turned(turned(NO_FILTERS, 'kinds', 'note'), 'documents', 'd1');
    const titleOf = (document: string) => (document === 'd1' ? 'On Tides' : null);
    expect(called('water', narrowed, titleOf)).toBe('water kind:note · On Tides');
    expect(called('', turned(NO_FILTERS, 'documents', 'd1'), titleOf)).toBe('On Tides');
    expect(called('water', turned(NO_FILTERS, 'documents', 'd2'), titleOf)).toBe('water');
  });
  it('are written into the query, the values of one as alternatives', () => {
    expect(written(' water ', NO_FILTERS)).toBe('water');
    expect(written('water', some)).toBe('water kind:note OR kind:topic tag:"to check"');
  });
});
