// Holds the settings' search and the keyboard sheet's groups to the table of keys.
import { describe, expect, it } from 'vitest';
import { table } from '../keys/table';
import { groups, hasWords, keysOf } from './key-groups';
import { sectionsWith, SECTIONS } from './sections';

describe('the keyboard sheet', () => {
  it('has every deed of the table in exactly one group', () => {
    const shown = groups.flatMap(([, deeds]) => deeds);
    expect([...shown].sort()).toEqual(Object.keys(table).sort());
  });

  it('shows the keys of this system, and plus as a key', () => {
    expect(keysOf('back', 'linux', true)).toEqual([['Alt', '←']]);
    expect(keysOf('back', 'macos', true)).toEqual([['⌘[']]);
    expect(keysOf('text-larger', 'linux', true)).toContainEqual(['Ctrl', '+']);
  });

  it('leaves single letters out when they are off', () => {
    expect(keysOf('note', 'linux', false)).toEqual([['Ctrl', 'Shift', 'N']]);
  });

  it('is searched by deed and by key', () => {
    expect(hasWords('Full screen', [['F11']], 'f11')).toBe(true);
    expect(hasWords('Full screen', [['F11']], 'bold')).toBe(false);
  });
});

describe('the search in settings', () => {
  it('finds by other words than those on the screen', () => {
    expect(sectionsWith('dark mode')).toEqual(['appearance']);
    expect(sectionsWith('shortcut')).toEqual(['keyboard']);
    expect(sectionsWith('font')).toEqual(['appearance']);
  });

  it('shows all without words and none for nonsense', () => {
    expect(sectionsWith('')).toEqual([...SECTIONS]);
    expect(sectionsWith('xyzzy')).toEqual([]);
  });
});
