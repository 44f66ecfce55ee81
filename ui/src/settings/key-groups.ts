// How the keyboard sheet groups the deeds of the key table, and which keys it shows for each. Pure.
import { chordLabel, type Platform } from '../keys/chords';
import { table, type Deed } from '../keys/table';

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
    'escape',
  ],
  look: ['text-larger', 'text-smaller', 'text-as-set', 'type'],
  reading: [
    'screen-down',
    'screen-up',
    'document-start',
    'document-end',
    'next-topic',
    'previous-topic',
    'go-to-topic',
    'find',
    'next-hit',
    'previous-hit',
    'contents-pane',
    'notes-pane',
    'focus-mode',
  ],
  marking: [
    'text-cursor',
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
  lists: ['select-all', 'archive', 'row-tags', 'collect', 'row-details', 'rename', 'remove-row'],
  writing: ['note-done', 'bold', 'italic', 'preview'],
} as const satisfies Record<string, readonly Deed[]>;

export type Group = keyof typeof GROUPS;
export const groups = Object.entries(GROUPS) as [Group, readonly Deed[]][];

/** The keys of a deed on this system, each as its parts. */
export function keysOf(deed: Deed, platform: Platform, singleKeys: boolean): string[][] {
  const row = table[deed];
  const always = (platform === 'macos' ? row.mac : undefined) ?? row.always ?? [];
  const chords = [...(singleKeys ? (row.single ?? []) : []), ...always];
  return chords.map((chord) => parts(chordLabel(chord, platform), platform));
}

function parts(label: string, platform: Platform): string[] {
  if (platform === 'macos') return [label];
  return label.endsWith('++') ? [...label.slice(0, -2).split('+'), '+'] : label.split('+');
}

/** Whether a deed or one of its keys has all the words typed. */
export function hasWords(name: string, keys: readonly string[][], typed: string): boolean {
  const text = `${name} ${keys.map((key) => key.join('+')).join(' ')}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
