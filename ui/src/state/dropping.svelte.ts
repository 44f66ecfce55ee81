// Files held over the window from outside, and the collection under the pointer that would take them.
import { commands, type DeskEvent } from '../commands';
import { collections } from './collections.svelte';
import { sayFailure } from './toasts.svelte';

export type DropEvent = Extract<DeskEvent, { kind: 'drag' | 'drag-moved' | 'drag-left' | 'dropped' }>;

class Dropping {
  held = $state.raw<{ files: number; folders: number; unreadable: readonly string[] } | null>(null);
  onto = $state<string | null>(null);

  hear(event: DropEvent): void {
    if (event.kind === 'drag') this.held = event;
    else if (event.kind === 'drag-moved') this.onto = collectionAt(event.x, event.y);
    else {
      this.held = null;
      this.onto = null;
      if (event.kind === 'dropped')
        void commands.addDropped(collectionAt(event.x, event.y)).catch(sayFailure);
    }
  }
}

function collectionAt(x: number, y: number): string | null {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-collection]');
  const id = place?.dataset['collection'] ?? null;
  return id !== null && collections.has(id) ? id : null;
}

export const dropping = new Dropping();
