/**
 * The keys that are no deeds of the table, since a list, a field or a menu hears them itself while it has the focus,
 * and those that are the engine's. Nobody acts by this list: it is what the keyboard sheet shows beside the table, and
 * `settings/every-key.test.ts` holds it to the sources.
 */

export interface OwnRow {
  /** Each key, or the ends of a few that belong together. */
  readonly keys: readonly (readonly string[])[];
  /** Stand in place of `keys` where macOS has other customs. */
  readonly mac?: readonly (readonly string[])[];
  /** What lies between the ends is meant, too. */
  readonly isRange?: boolean;
}

const UP_DOWN = ['ArrowUp', 'ArrowDown'];
const LEFT_RIGHT = ['ArrowLeft', 'ArrowRight'];

const rows = {
  // --- everywhere ---
  'next-control': { keys: [['Tab', 'Shift+Tab']] },
  press: { keys: [['Space', 'Enter']] },
  'let-go': { keys: [['Escape']] },

  // --- the one box ---
  'box-choose': { keys: [UP_DOWN] },
  'box-go': { keys: [['Enter']] },
  'box-narrow': { keys: [['Tab', 'Shift+Tab']] },
  'box-commands': { keys: [['>']] },
  'box-tags': { keys: [['#']] },
  'box-all': { keys: [['Ctrl+Enter']] },
  'box-forget': { keys: [['Shift+Delete']] },

  // --- reading ---
  'page-line': { keys: [['ArrowDown', 'ArrowUp']] },
  'find-step': { keys: [['Enter', 'Shift+Enter']] },
  picture: { keys: [['Enter', 'Space']] },
  'topic-go': { keys: [['Enter', 'Space']] },
  'topic-in': { keys: [['ArrowRight', 'ArrowLeft']] },

  // --- the text cursor, and the tools at a selection ---
  'caret-move': { keys: [LEFT_RIGHT, UP_DOWN] },
  'caret-word': { keys: [['Ctrl+ArrowLeft', 'Ctrl+ArrowRight']], mac: [['Alt+ArrowLeft', 'Alt+ArrowRight']] },
  'caret-line': { keys: [['Home', 'End']] },
  'caret-select': {
    keys: [
      ['Shift+ArrowLeft', 'Shift+ArrowRight'],
      ['Shift+ArrowUp', 'Shift+ArrowDown'],
    ],
  },
  'caret-select-word': {
    keys: [['Ctrl+Shift+ArrowLeft', 'Ctrl+Shift+ArrowRight']],
    mac: [['Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight']],
  },
  'caret-select-line': { keys: [['Shift+Home', 'Shift+End']] },
  tools: { keys: [['Tab']] },
  'tools-next': { keys: [['ArrowRight', 'ArrowLeft']] },

  // --- lists ---
  'list-move': { keys: [['ArrowDown', 'ArrowUp']] },
  'list-across': { keys: [['ArrowRight', 'ArrowLeft']] },
  'list-ends': { keys: [['Home', 'End']] },
  'list-screen': { keys: [['PageDown', 'PageUp']] },
  'list-extend': { keys: [['Shift+ArrowDown', 'Shift+ArrowUp']] },
  'list-extend-across': { keys: [['Shift+ArrowRight', 'Shift+ArrowLeft']] },
  'list-extend-far': {
    keys: [
      ['Shift+Home', 'Shift+End'],
      ['Shift+PageUp', 'Shift+PageDown'],
    ],
  },
  'list-choose': { keys: [['Space'], ['Control+Space']] },
  'list-open': { keys: [['Enter']] },
  'list-menu': { keys: [['ContextMenu'], ['Shift+F10']] },
  'list-enter': { keys: [['ArrowDown']] },
  'list-leave': { keys: [['ArrowUp']] },
  'filter-empty': { keys: [['Escape']] },

  // --- the notes beside the page ---
  'item-edit': { keys: [['Enter']] },
  'item-go': { keys: [['Space']] },
  'item-remove': { keys: [['Delete']] },

  // --- the list of all tags ---
  'tag-rename': { keys: [['F2'], ['Enter']] },
  'tag-remove': { keys: [['Delete']] },

  // --- menus ---
  'menu-move': { keys: [['ArrowDown', 'ArrowUp']] },
  'menu-ends': { keys: [['Home', 'End']] },
  'menu-letter': { keys: [['A', 'Z']], isRange: true },
  'menu-colour': { keys: [['1', '5']], isRange: true },
  'menu-close': { keys: [['Escape'], ['Tab']] },

  // --- writing a note, tags and names ---
  'note-leave': { keys: [['Escape']] },
  'link-begin': { keys: [['[[']] },
  'link-choose': { keys: [UP_DOWN] },
  'link-take': { keys: [['Enter', 'Tab']] },
  'link-close': { keys: [['Escape']] },
  'tag-end': { keys: [['Enter'], [',']] },
  'tag-choose': { keys: [UP_DOWN] },
  'tag-take-back': { keys: [['Backspace']] },
  'tag-close': { keys: [['Escape']] },
  'tags-done': { keys: [['Enter']] },
  'tags-done-typed': { keys: [['Ctrl+Enter']] },
  'field-keep': { keys: [['Enter']] },
  'field-leave': { keys: [['Escape']] },
  'export-save': { keys: [['Enter']] },

  // --- what is set by steps ---
  choice: { keys: [LEFT_RIGHT, UP_DOWN] },
  slider: { keys: [LEFT_RIGHT, UP_DOWN] },
  'slider-far': {
    keys: [
      ['Shift+ArrowLeft', 'Shift+ArrowRight'],
      ['Shift+ArrowUp', 'Shift+ArrowDown'],
    ],
  },
  'stepper-far': { keys: [['Shift+Space', 'Shift+Enter']] },
  edge: { keys: [LEFT_RIGHT] },
  'edge-far': { keys: [['Shift+ArrowLeft', 'Shift+ArrowRight']] },
} satisfies Record<string, OwnRow>;

export type Own = keyof typeof rows;

export const ownKeys: Readonly<Record<Own, OwnRow>> = rows;
