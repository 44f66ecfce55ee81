// The keys that work in every view.
import { commands } from '../commands';
import { listen, onKeys } from '../keys/dispatcher';
import { shelf } from '../library/shelf.svelte';
import { box } from '../search/box.svelte';
import { adding } from '../state/adding.svelte';
import { SIZE, stepped } from '../state/appearance';
import { desk } from '../state/desk.svelte';
import { exporting } from '../state/exporting.svelte';
import { sheet } from '../settings/sheet.svelte';
import { change, settings } from '../state/settings.svelte';
import { sayFailure } from '../state/toasts.svelte';
import { redo, undo } from '../state/undo.svelte';
import { closing } from './closing.svelte';
import { rememberFocus, turnPane } from './panes';

let full = false;

/** Offers them, and listens to the window, until the answer is called. */
export function appKeys(): () => void {
  const ends = [
    listen({ platform: desk.platform, singleKeys: () => settings.single_keys }),
    rememberFocus(),
    onKeys({
      search: () => box.open(),
      'search-text': () => box.open('text'),
      'add-documents': () => void adding.files(),
      export: () => {
        const { view, document } = desk;
        const opened = view === 'reader' && document !== null ? [document] : [];
        // What is chosen in the library is out of sight in another view.
        exporting.open(view === 'library' ? shelf.chosen : opened);
      },
      settings: () => desk.toSettings(),
      'keyboard-sheet': () => sheet.show(),
      library: () => desk.toLibrary(),
      reader: () => {
        if (desk.document === null) return false;
        void desk.openDocument(desk.document);
        return true;
      },
      notebook: () => desk.toNotebook(),
      back: () => void desk.back(),
      forward: () => void desk.forward(),
      undo: () => void undo(),
      redo: () => void redo(),
      'next-pane': () => turnPane(1),
      'previous-pane': () => turnPane(-1),
      'full-screen': () => {
        full = !full;
        void commands.setFullScreen(full).catch(sayFailure);
      },
      'close-window': () => void closing.close(),
      quit: () => void closing.close(),
      'text-larger': () => change({ size: stepped(settings.size, 1, SIZE) }),
      'text-smaller': () => change({ size: stepped(settings.size, -1, SIZE) }),
      'text-as-set': () => change({ size: SIZE.usual }),
    }),
  ];
  return () => ends.forEach((end) => end());
}
