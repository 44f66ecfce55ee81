// Holds the keyboard sheet to the sources: every key that a handler asks for has a row on it, and every row a handler.
// Keys are told apart by name alone: what Shift or Ctrl makes of one is listed by hand.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownKeys, type Own } from '../keys/own';
import { table } from '../keys/table';
import { groups, isOwn, keysOf, type Listed } from './key-groups';

/**
 * The files in which keys are heard, and the rows of the sheet that tell of them. Files without rows pass keys on, or
 * act by the table. Whoever hears another key lists it here, and gives it a row in `keys/own.ts` where none tells of it.
 */
const HEARD: Record<string, readonly Listed[]> = {
  'export/ExportDialog.svelte': ['export-save'],
  'first/held-keys.ts': [],
  'frame/ChoiceGroup.svelte': ['choice'],
  'frame/Dialog.svelte': ['escape'],
  'frame/Menu.svelte': ['menu-close'],
  'frame/Tooltip.svelte': [],
  'frame/TypePopover.svelte': ['escape'],
  'frame/menu.ts': ['menu-move', 'menu-ends', 'menu-letter', 'menu-colour', 'press'],
  'keys/dispatcher.ts': [],
  'library/CollectionList.svelte': ['field-keep', 'field-leave'],
  'library/DocumentList.svelte': ['list-open', 'list-choose', 'list-menu'],
  'library/DocumentTagsDialog.svelte': ['tags-done', 'tags-done-typed'],
  'library/FilterField.svelte': ['filter-empty', 'list-enter'],
  'library/NewCollection.svelte': ['field-keep'],
  'library/drag.svelte.ts': ['let-go'],
  'library/stretch.ts': [
    'list-move',
    'list-across',
    'list-ends',
    'list-screen',
    'list-extend',
    'list-extend-across',
    'list-extend-far',
  ],
  'look/Swatches.svelte': ['choice', 'menu-colour'],
  'notebook/NotebookList.svelte': [
    'list-move',
    'list-screen',
    'list-ends',
    'list-extend',
    'list-extend-far',
    'list-open',
    'list-choose',
  ],
  'notebook/NotebookView.svelte': ['filter-empty', 'list-enter'],
  'notebook/TagPopover.svelte': ['tags-done', 'tags-done-typed', 'escape'],
  'notes/AllTagsDialog.svelte': [
    'tag-rename',
    'tag-remove',
    'list-move',
    'list-enter',
    'list-leave',
    'field-keep',
  ],
  'notes/BookmarkEditor.svelte': ['field-keep', 'field-leave'],
  'notes/NoteField.svelte': ['link-begin', 'link-choose', 'link-take', 'link-close'],
  'notes/NoteItem.svelte': ['item-edit', 'item-go', 'item-remove', 'list-move', 'list-ends', 'list-menu'],
  'notes/Tagline.svelte': ['tag-end', 'tag-choose', 'tag-close', 'tag-take-back'],
  'page/caret.ts': ['caret-move', 'caret-word', 'caret-line'],
  'page/handles.ts': ['let-go'],
  'reader/ContentsPane.svelte': ['topic-go', 'list-menu'],
  'reader/FindBar.svelte': ['find-step'],
  'reader/PageView.svelte': ['picture'],
  'reader/PaneEdge.svelte': ['edge', 'edge-far'],
  'reader/PictureView.svelte': ['escape'],
  'reader/SelectionTools.svelte': ['tools', 'tools-next'],
  'reader/follow.ts': [],
  'reader/rows.ts': ['list-move', 'list-ends', 'topic-in'],
  'reader/selecting.ts': ['caret-select', 'caret-select-word', 'caret-select-line'],
  'search/KeepSearch.svelte': ['field-keep', 'field-leave'],
  'search/ResultsView.svelte': ['list-enter', 'list-leave'],
  'search/SearchBox.svelte': [
    'box-choose',
    'box-go',
    'box-narrow',
    'box-all',
    'box-forget',
    'box-commands',
    'box-tags',
  ],
  'search/offers.ts': [],
  'search/rows.ts': ['list-move', 'list-ends'],
  'settings/Marking.svelte': ['field-keep'],
  'settings/Slider.svelte': ['slider', 'slider-far'],
};

/** What no file of ours hears: the engine's own keys, and notes that end by the table's Escape. */
const ELSEWHERE: readonly Own[] = ['next-control', 'press', 'page-line', 'note-leave', 'stepper-far'];

/** Files that name keys and hear none. */
const NAMES = /^keys\/(?:chords|own|table)\.ts$/;

const src = new URL('..', import.meta.url);
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter(
    (name) => /\.(?:ts|svelte)$/.test(name) && !/\.test\.ts$|^commands\//.test(name) && !NAMES.test(name),
  )
  .map((name) => ({ name, code: withoutComments(readFileSync(new URL(name, src), 'utf8')) }));

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|^\s*\/\/.*$/gm, '').replace(/\s\/\/ .*$/gm, '');
}

const NAMED =
  'Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|Enter|Tab|Escape|Delete|Backspace|Insert|ContextMenu|F\\d{1,2}';

/** Ways to ask for keys: names in quotes or before a colon, and signs that a key is held against. */
const ASKS = [
  new RegExp(`(['"])(?<key>${NAMED})\\1`, 'g'),
  new RegExp(`[{,]\\s*(?<key>${NAMED})\\s*:`, 'g'),
  /\bkey(?:\.\w+\(\))?\s*[!=]==\s*(['"])(?<key>[^'"]+)\1/g,
  /\bevent\.code\s*[!=]==\s*(['"])(?<key>[^'"]+)\1/g,
  /\bcase (['"])(?<key>\S| )\1:/g,
  /[{,]\s*(['"])(?<key>\S| )\1\s*:/g,
];

/** Ways that name no key: some of many, or what the engine hears for us. */
const MEANS: readonly [RegExp, readonly string[]][] = [
  [/\bkey\.startsWith\('Arrow'\)/, ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']],
  [/\[\d-5\]\$\/\.test\((?:\w+\.)?key\)/, ['1', '5']],
  [/\[\d-9\]\$\/\.test\((?:\w+\.)?key\)/, ['1', '5']],
  [/\bkey\.length\b/, ['A', 'Z']],
  [/\bonsubmit\b/, ['Enter']],
  [/\boncancel\b|<dialog\b/, ['Escape']],
];

/** Names by which a key is asked for, as the sheet has it. */
const SAME: Readonly<Record<string, string>> = { ' ': 'Space', Spacebar: 'Space' };

function keysAsked(code: string): Set<string> {
  const named = ASKS.flatMap((ask) =>
    [...code.matchAll(ask)].map(({ groups: found }) => found?.['key'] ?? ''),
  );
  const meant = MEANS.flatMap(([way, keys]) => (way.test(code) ? keys : []));
  return new Set(
    [...named, ...meant].map((key) => SAME[key] ?? (key.length === 1 ? key.toUpperCase() : key)),
  );
}

const hears = (code: string): boolean =>
  /\bonkey(?:down|up|press)|\bKeyboardEvent\b|['"]key(?:down|up|press)['"]/.test(code) ||
  keysAsked(code).size > 0;

/** The keys of a row on all systems, without what is held down with them. */
function keysTold(one: Listed): string[] {
  const chords = isOwn(one)
    ? [...ownKeys[one].keys, ...(ownKeys[one].mac ?? [])].flat()
    : [...(table[one].single ?? []), ...(table[one].always ?? []), ...(table[one].mac ?? [])];
  return chords.map((chord) => chord.replace(/^(?:(?:Ctrl|Control|Alt|Shift|Meta)\+)+(?=.)/, ''));
}

describe('every key', () => {
  it('is heard in a file that says here which rows tell of it', () => {
    const heard = sources.filter(({ code }) => hears(code)).map(({ name }) => name);
    expect(heard.sort()).toEqual(Object.keys(HEARD).sort());
  });

  it('that is asked for stands on the sheet', () => {
    const untold = sources.flatMap(({ name, code }) => {
      const told = new Set((HEARD[name] ?? []).flatMap(keysTold));
      return [...keysAsked(code)].filter((key) => !told.has(key)).map((key) => `${name}: ${key}`);
    });
    expect(untold).toEqual([]);
  });

  it('on the sheet is heard', () => {
    const heard = new Set<Listed>([...Object.values(HEARD).flat(), ...ELSEWHERE]);
    const shown = groups.flatMap(([, listed]) => listed).filter(isOwn);
    expect([...heard].filter(isOwn).sort()).toEqual([...shown].sort());
  });

  it('is found in what is written', () => {
    expect([...keysAsked("if (event.key === ' ' || key !== ',') return;")]).toEqual(['Space', ',']);
    expect([...keysAsked('const by = { Home: 0, End: last }[key];')]).toEqual(['Home', 'End']);
    expect([...keysAsked("case 'F2': join(', ')")]).toEqual(['F2']);
    expect([...keysAsked("event.key.toLowerCase() === 'k'")]).toEqual(['K']);
    expect([...keysAsked(withoutComments('/* Enter */ <!-- "Tab" --> x(); // "Home"'))]).toEqual([]);
    expect(keysTold('text-larger')).toEqual(['=', '+']);
    expect(keysOf('list-menu', 'linux', false)).toEqual([['Menu'], ['Shift', 'F10']]);
  });
});
