// How the keyboard sheet groups the deeds of the key table and the keys beside it, and what it shows for each. Pure.
import { chordLabel, type Platform } from '../keys/chords';
import { ownKeys, type Own } from '../keys/own';
import { table, type Deed } from '../keys/table';

/** What has a row on the sheet, or shares one. */
export type Listed = Deed | Own;

export const GROUPS = {
  anywhere: [
    'search',
    'search-text',
    'add-documents',
    'export',
    'settings',
    'keyboard-sheet',
    'library',
    'reader',
    'notebook',
    'back',
    'forward',
    'undo',
    'redo',
    'next-pane',
    'previous-pane',
    'full-screen',
    'close-window',
    'quit',
    'next-control',
    'press',
    'let-go',
    'escape',
  ],
  box: ['box-choose', 'box-go', 'box-narrow', 'box-commands', 'box-tags', 'box-all', 'box-forget'],
  look: ['text-larger', 'text-smaller', 'text-as-set', 'type'],
  reading: [
    'page-line',
    'screen-down',
    'screen-up',
    'document-start',
    'document-end',
    'next-topic',
    'previous-topic',
    'go-to-topic',
    'topic-go',
    'topic-in',
    'find',
    'find-step',
    'next-hit',
    'previous-hit',
    'picture',
    'contents-pane',
    'notes-pane',
    'focus-mode',
  ],
  marking: [
    'text-cursor',
    'caret-move',
    'caret-word',
    'caret-line',
    'caret-select',
    'caret-select-word',
    'caret-select-line',
    'tools',
    'tools-next',
    'colour-1',
    'colour-2',
    'colour-3',
    'colour-4',
    'colour-5',
    'highlight',
    'note',
    'bookmark',
    'copy-with-source',
  ],
  mark: [
    'next-mark',
    'previous-mark',
    'open-note',
    'tags',
    'mark-menu',
    'end-back',
    'end-on',
    'end-back-word',
    'end-on-word',
    'start-back',
    'start-on',
    'start-back-word',
    'start-on-word',
    'remove-mark',
  ],
  lists: [
    'list-move',
    'list-across',
    'list-ends',
    'list-screen',
    'list-open',
    'list-choose',
    'list-extend',
    'list-extend-across',
    'list-extend-far',
    'select-all',
    'list-menu',
    'archive',
    'row-tags',
    'collect',
    'row-details',
    'rename',
    'remove-row',
    'list-enter',
    'list-leave',
    'filter-empty',
  ],
  notes: ['item-edit', 'item-go', 'item-remove'],
  'all-tags': ['tag-rename', 'tag-remove'],
  menus: ['menu-move', 'menu-ends', 'menu-letter', 'menu-colour', 'menu-close'],
  writing: [
    'note-done',
    'note-leave',
    'bold',
    'italic',
    'preview',
    'link-begin',
    'link-choose',
    'link-take',
    'link-close',
  ],
  tagging: ['tag-end', 'tag-choose', 'tag-close', 'tag-take-back', 'tags-done', 'tags-done-typed'],
  controls: [
    'field-keep',
    'field-leave',
    'export-save',
    'choice',
    'slider',
    'slider-far',
    'stepper-far',
    'edge',
    'edge-far',
  ],
} as const satisfies Record<string, readonly Listed[]>;

export type Group = keyof typeof GROUPS;
export const groups = Object.entries(GROUPS) as [Group, readonly Listed[]][];

/** Whether it is a key that no deed of the table has. */
export function isOwn(one: Listed): one is Own {
  return one in ownKeys;
}

/** The keys of a row beside the table, in the runs that belong together, each as its parts. */
export function runsOf(own: Own, platform: Platform): string[][][] {
  const row = ownKeys[own];
  const runs = (platform === 'macos' ? row.mac : undefined) ?? row.keys;
  return runs.map((run) => run.map((chord) => partsOf(chord, platform)));
}

/** The keys of what is listed on this system, each as its parts. */
export function keysOf(one: Listed, platform: Platform, singleKeys: boolean): string[][] {
  if (isOwn(one)) return runsOf(one, platform).flat();
  const row = table[one];
  const always = (platform === 'macos' ? row.mac : undefined) ?? row.always ?? [];
  const chords = [...(singleKeys ? (row.single ?? []) : []), ...always];
  return chords.map((chord) => partsOf(chord, platform));
}

function partsOf(chord: string, platform: Platform): string[] {
  const label = chordLabel(chord, platform);
  if (platform === 'macos') return [label];
  return label.endsWith('++') ? [...label.slice(0, -2).split('+'), '+'] : label.split('+');
}

/** Whether a name or one of its keys has all the words typed. */
export function hasWords(name: string, keys: readonly string[][], typed: string): boolean {
  const text = `${name} ${keys.map((key) => key.join('+')).join(' ')}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
