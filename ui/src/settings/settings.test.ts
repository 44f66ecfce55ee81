// Holds the settings' search and the keyboard sheet's groups to the table of keys.
import { describe, expect, it } from 'vitest';
import { ownKeys } from '../keys/own';
import { table } from '../keys/table';
import { groups, hasWords, keysOf } from './key-groups';
import { rowsOf } from './key-rows';
import { sectionsWith, SECTIONS } from './sections';

describe('the keyboard sheet', () => {
  const all = [...Object.keys(table), ...Object.keys(ownKeys)].sort();

  it('has every deed of the table, and every key beside it, in exactly one group', () => {
    const shown = groups.flatMap(([, listed]) => listed);
    expect([...shown].sort()).toEqual(all);
  });

  it('shows the keys of lists, fields and menus, with what they share said once', () => {
    const [move, menu, letter, word] = rowsOf(
      ['caret-select', 'list-menu', 'menu-letter', 'caret-word'],
      'linux',
      false,
    );
    expect(move?.keys).toEqual([
      { shared: ['Shift'], ends: [['←'], ['→']], isRange: false },
      { shared: ['Shift'], ends: [['↑'], ['↓']], isRange: false },
    ]);
    expect(menu?.keys).toEqual([
      { shared: [], ends: [['Menu']], isRange: false },
      { shared: ['Shift'], ends: [['F10']], isRange: false },
    ]);
    expect(letter?.keys).toEqual([{ shared: [], ends: [['A'], ['Z']], isRange: true }]);
    expect(word?.keys[0]?.shared).toEqual(['Ctrl']);
    expect(rowsOf(['caret-word'], 'macos', true)[0]?.keys[0]?.ends).toEqual([['⌥←'], ['⌥→']]);
  });

  it('shows the keys of this system, and plus as a key', () => {
    expect(keysOf('back', 'linux', true)).toEqual([['Alt', '←']]);
    expect(keysOf('back', 'macos', true)).toEqual([['⌘[']]);
    expect(keysOf('text-larger', 'linux', true)).toContainEqual(['Ctrl', '+']);
  });

  it('leaves single letters out when they are off', () => {
    expect(keysOf('note', 'linux', false)).toEqual([['Ctrl', 'Shift', 'N']]);
  });

  it('sets deeds that belong together in one row, which has no deed of another group', () => {
    const shown = groups.flatMap(([, listed]) => rowsOf(listed, 'linux', true));
    expect(shown.flatMap((row) => row.all).sort()).toEqual(all);
    const keys = (first: string) => shown.find((row) => row.first === first)?.keys;
    expect(keys('next-topic')).toEqual([
      { shared: [], ends: [['J'], ['K']], isRange: false },
      { shared: ['Ctrl'], ends: [['PgDn'], ['PgUp']], isRange: false },
    ]);
    expect(keys('screen-down')?.map(({ ends }) => ends)).toEqual([
      [['Space'], ['Shift', 'Space']],
      [['PgDn'], ['PgUp']],
    ]);
    expect(keys('next-mark')?.[0]?.ends).toEqual([['M'], ['Shift', 'M']]);
    expect(keys('colour-1')).toEqual([
      { shared: [], ends: [['1'], ['5']], isRange: true },
      { shared: ['Alt'], ends: [['1'], ['5']], isRange: true },
    ]);
    const [off] = rowsOf(['next-topic', 'previous-topic'], 'linux', false);
    expect(off?.keys).toHaveLength(1);
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
