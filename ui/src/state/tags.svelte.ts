// The tags of the library, with how many annotations and documents carry each.
import { commands, type TagCount } from '../commands';
import { sayFailure } from './toasts.svelte';
import { byUse } from './tag-use';

class TagList {
  all = $state.raw<readonly TagCount[]>([]);
  /** The most used first. */
  readonly mostUsed: readonly TagCount[] = $derived(byUse(this.all));
  #last: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | null = null;

  /** One question after the other; whoever asks while one waits its turn is answered with it. */
  refresh(): Promise<void> {
    this.#waiting ??= this.#last = this.#last.then(async () => {
      this.#waiting = null;
      try {
        this.all = await commands.tags();
      } catch (thrown) {
        sayFailure(thrown);
      }
    });
    return this.#waiting;
  }
}

export const tagList = new TagList();
