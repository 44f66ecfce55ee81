// The tags of the library, with how many annotations and documents carry each.
import { commands, type TagCount } from '../commands';
import { sayFailure } from './toasts.svelte';
import { byName } from '../words/order';

class TagList {
  all = $state.raw<readonly TagCount[]>([]);
  /** The most used on annotations first. */
  readonly mostUsed: readonly TagCount[] = $derived(
    this.all
      .filter(({ annotations }) => annotations > 0)
      .sort((a, b) => b.annotations - a.annotations || byName(a.name, b.name)),
  );

  async refresh(): Promise<void> {
    try {
      this.all = await commands.tags();
    } catch (thrown) {
      sayFailure(thrown);
    }
  }
}

export const tagList = new TagList();
