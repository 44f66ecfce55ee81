import { describe, expect, it } from 'vitest';
import { fit, ranked, used } from './ranking';

const named = (id: string, name: string, about = '') => ({ id, name, about });

describe('a name fits', () => {
  const fits = (typed: string, name: string, about = '') => fit(typed, { name, about });
  it('best as it begins, then by the beginnings of its words, its initials, what is inside', () => {
    const order = ['copy w', 'with cop', 'cws', 'opy', 'mark'].map((typed) =>
      fits(typed, 'Copy with source', 'Marking'),
    );
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(new Set(order).size).toBe(5);
    expect(order.at(-1)).toBeGreaterThan(0);
  });
  it('without accents and in any case, and not where a word is missing', () => {
    expect(fits('resume', 'Résumé')).toBe(100);
    expect(fits('FOCUS', 'Focus mode')).toBe(100);
    expect(fits('focus light', 'Focus mode')).toBe(0);
    expect(fits('', 'Focus mode')).toBe(0);
    // One letter is no initials, and two are no part of a word.
    expect(fits('m', 'Focus mode')).toBe(80);
    expect(fits('cu', 'Focus mode')).toBe(0);
    expect(fits('cus', 'Focus mode')).toBe(30);
  });
});

describe('commands', () => {
  const all = [
    named('next', 'Next topic'),
    named('notes', 'Notes'),
    named('note', 'Note'),
    named('quit', 'Quit'),
  ];
  const ids = (typed: string, uses = {}) => ranked(all, typed, uses).map(({ id }) => id);
  it('are ranked by fit, then in their order, and by use among them', () => {
    expect(ids('no')).toEqual(['notes', 'note']);
    expect(ids('no', { note: 100 })).toEqual(['note', 'notes']);
    expect(ids('', { quit: 300 })).toEqual(['quit', 'next', 'notes', 'note']);
    // Use never outweighs fit.
    expect(ranked([named('a', 'Dark theme'), named('b', 'Theme')], 'the', { a: 900 })[0]?.id).toBe('b');
    expect(ids('xyz', { quit: 900 })).toEqual([]);
  });
  it('fade with each use of another, and are forgotten in the end', () => {
    let uses = used({}, 'note');
    expect(uses).toEqual({ note: 100 });
    uses = used(uses, 'quit');
    expect(uses).toEqual({ note: 95, quit: 100 });
    for (let time = 0; time < 100; time++) uses = used(uses, 'quit');
    expect(Object.keys(uses)).toEqual(['quit']);
    expect(uses['quit']).toBeLessThan(2000);
  });
});
