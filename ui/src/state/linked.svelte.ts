// What of the open document notes link to, asked for once for the whole of it, and anew when notes change.
import { SvelteMap } from 'svelte/reactivity';
import { commands, fault } from '../commands';
import { sayFailure } from './toasts.svelte';

/** A thing that is linked to: its ids (a topic has one in each edition), and by how many notes. */
export interface Linked {
  readonly targets: readonly string[];
  readonly notes: number;
}

/** Several changes in a row are asked about once (ms). */
const SETTLES = 250;

class LinkedHere {
  /** By id. */
  readonly annotations = new SvelteMap<string, Linked>();
  /** By position; null for the document as a whole. */
  readonly topics = new SvelteMap<number | null, Linked>();
  #document: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Call when another document is open, or its notes have changed. */
  follow(document: string | null): void {
    clearTimeout(this.#timer);
    if (document === this.#document) {
      this.#timer = setTimeout(() => void this.#ask(), SETTLES);
      return;
    }
    this.#document = document;
    this.annotations.clear();
    this.topics.clear();
    void this.#ask();
  }

  /** The reader is left: there is nobody to tell. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    const document = this.#document;
    if (document === null) return;
    try {
      const found = await commands.linkedHere(document);
      if (document !== this.#document) return;
      this.annotations.clear();
      this.topics.clear();
      for (const { target, kind, topic, notes } of found) {
        if (kind === 'annotation') this.annotations.set(target, { targets: [target], notes });
        else {
          const there = this.topics.get(topic);
          this.topics.set(topic, {
            targets: [...(there?.targets ?? []), target],
            notes: (there?.notes ?? 0) + notes,
          });
        }
      }
    } catch (thrown) {
      // A document may go to the trash while it is asked about.
      if (fault(thrown).code !== 'unknown-document') sayFailure(thrown);
    }
  }
}

export const linked = new LinkedHere();
