/**
 * Every key of the app, once. A row names a deed; who does it registers with `onKeys` (dispatcher.ts).
 *
 * `single` are keys without a command key: they wait while a field has the focus and can be switched
 * off. `always` work everywhere, in fields too unless `notInFields` says that the field needs them.
 * `mac` stands in place of `always` where macOS has another custom than ⌘ for Ctrl.
 */

export interface KeyRow {
  readonly single?: readonly string[];
  readonly always?: readonly string[];
  readonly mac?: readonly string[];
  readonly notInFields?: boolean;
  /** Only while a mark on the page has the focus. */
  readonly onMark?: boolean;
}

const rows = {
  // --- everywhere ---
  search: { always: ['Ctrl+K'] },
  'search-text': { always: ['Ctrl+Shift+F'] },
  'add-documents': { always: ['Ctrl+O'] },
  export: { always: ['Ctrl+Shift+E'] },
  settings: { always: ['Ctrl+,'] },
  'keyboard-sheet': { single: ['?'], always: ['F1'] },
  library: { always: ['Ctrl+1'] },
  reader: { always: ['Ctrl+2'] },
  notebook: { always: ['Ctrl+3'] },
  back: { always: ['Alt+ArrowLeft'], mac: ['Ctrl+['], notInFields: true },
  forward: { always: ['Alt+ArrowRight'], mac: ['Ctrl+]'], notInFields: true },
  undo: { always: ['Ctrl+Z'], notInFields: true },
  redo: { always: ['Ctrl+Shift+Z', 'Ctrl+Y'], mac: ['Ctrl+Shift+Z'], notInFields: true },
  'next-pane': { always: ['F6'] },
  'previous-pane': { always: ['Shift+F6'] },
  'full-screen': { always: ['F11'], mac: ['Control+Meta+F'] },
  'close-window': { always: ['Ctrl+W'] },
  quit: { always: ['Ctrl+Q'] },
  'text-larger': { always: ['Ctrl+=', 'Ctrl++'] },
  'text-smaller': { always: ['Ctrl+-', 'Ctrl+_'] },
  'text-as-set': { always: ['Ctrl+0'] },
  escape: { always: ['Escape'] },

  // --- on a mark; before the rows of the reader that use the same keys ---
  'open-note': { always: ['Enter'], notInFields: true, onMark: true },
  'remove-mark': { always: ['Delete'], mac: ['Delete', 'Backspace'], notInFields: true, onMark: true },
  tags: { single: ['T'], always: ['Ctrl+Shift+T'], onMark: true },
  'mark-menu': { always: ['ContextMenu', 'Shift+F10'], notInFields: true, onMark: true },
  'end-back': { always: ['Shift+ArrowLeft'], notInFields: true, onMark: true },
  'end-on': { always: ['Shift+ArrowRight'], notInFields: true, onMark: true },
  'end-back-word': {
    always: ['Ctrl+Shift+ArrowLeft'],
    mac: ['Alt+Shift+ArrowLeft'],
    notInFields: true,
    onMark: true,
  },
  'end-on-word': {
    always: ['Ctrl+Shift+ArrowRight'],
    mac: ['Alt+Shift+ArrowRight'],
    notInFields: true,
    onMark: true,
  },
  'start-back': {
    always: ['Alt+Shift+ArrowLeft'],
    mac: ['Control+Shift+ArrowLeft'],
    notInFields: true,
    onMark: true,
  },
  'start-on': {
    always: ['Alt+Shift+ArrowRight'],
    mac: ['Control+Shift+ArrowRight'],
    notInFields: true,
    onMark: true,
  },
  'start-back-word': {
    always: ['Ctrl+Alt+Shift+ArrowLeft'],
    mac: ['Control+Alt+Shift+ArrowLeft'],
    notInFields: true,
    onMark: true,
  },
  'start-on-word': {
    always: ['Ctrl+Alt+Shift+ArrowRight'],
    mac: ['Control+Alt+Shift+ArrowRight'],
    notInFields: true,
    onMark: true,
  },

  // --- reader ---
  'screen-down': { always: ['Space', 'PageDown'], notInFields: true },
  'screen-up': { always: ['Shift+Space', 'PageUp'], notInFields: true },
  'document-start': { always: ['Home', 'Ctrl+Home'], notInFields: true },
  'document-end': { always: ['End', 'Ctrl+End'], notInFields: true },
  'next-topic': { single: ['J'], always: ['Ctrl+PageDown'], mac: ['Ctrl+Alt+ArrowDown'] },
  'previous-topic': { single: ['K'], always: ['Ctrl+PageUp'], mac: ['Ctrl+Alt+ArrowUp'] },
  'go-to-topic': { single: ['G'], always: ['Ctrl+J'] },
  find: { single: ['/'], always: ['Ctrl+F'] },
  'next-hit': { always: ['F3'], mac: ['Ctrl+G', 'F3'] },
  'previous-hit': { always: ['Shift+F3'], mac: ['Ctrl+Shift+G', 'Shift+F3'] },
  'contents-pane': { always: ['F9'], mac: ['Control+Meta+S'] },
  'notes-pane': { always: ['Shift+F9'], mac: ['Control+Meta+N'] },
  'focus-mode': { single: ['F'], always: ['Ctrl+Shift+Enter'] },
  type: { single: ['A'], always: ['Ctrl+T'] },
  'text-cursor': { single: ['V'], always: ['F7'] },
  'colour-1': { single: ['1'], always: ['Alt+1'], mac: ['Control+1'] },
  'colour-2': { single: ['2'], always: ['Alt+2'], mac: ['Control+2'] },
  'colour-3': { single: ['3'], always: ['Alt+3'], mac: ['Control+3'] },
  'colour-4': { single: ['4'], always: ['Alt+4'], mac: ['Control+4'] },
  'colour-5': { single: ['5'], always: ['Alt+5'], mac: ['Control+5'] },
  highlight: { single: ['H'], always: ['Ctrl+Shift+H'] },
  note: { single: ['N'], always: ['Ctrl+Shift+N'] },
  bookmark: { single: ['B'], always: ['Ctrl+D'] },
  'copy-with-source': { always: ['Ctrl+Shift+C'] },
  'next-mark': { single: ['M'], always: ['F8'] },
  'previous-mark': { single: ['Shift+M'], always: ['Shift+F8'] },

  // --- lists ---
  'select-all': { always: ['Ctrl+A'], notInFields: true },
  'remove-row': { always: ['Delete'], mac: ['Delete', 'Backspace'], notInFields: true },
  archive: { single: ['E'], always: ['Ctrl+Shift+A'], notInFields: true },
  'row-tags': { single: ['T'], always: ['Ctrl+Shift+T'], notInFields: true },
  collect: { single: ['C'], always: ['Ctrl+Shift+O'], notInFields: true },
  'row-details': { always: ['Alt+Enter'], notInFields: true },
  rename: { always: ['F2'], notInFields: true },

  // --- writing a note ---
  'note-done': { always: ['Ctrl+Enter'] },
  bold: { always: ['Ctrl+B'] },
  italic: { always: ['Ctrl+I'] },
  preview: { always: ['Ctrl+Shift+P'] },
} satisfies Record<string, KeyRow>;

export type Deed = keyof typeof rows;

export const table: Readonly<Record<Deed, KeyRow>> = rows;
