// The collections of the library, as the desk pane and the menus list them, and what can be done with them.
import { commands, fault, type Collection } from '../commands';
import { overview } from './overview.svelte';
import { say, sayFailure } from './toasts.svelte';
import { t } from '../words';

class Collections {
  all = $state.raw<Collection[]>([]);
  /** Asked at least once: before that nothing can be said to be gone. */
  #known = false;

  async refresh(): Promise<void> {
    try {
      this.all = await commands.collections();
      this.#known = true;
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  has(collection: string): boolean {
    return this.all.some((one) => one.collection === collection) || !this.#known;
  }

  name(collection: string): string {
    return this.all.find((one) => one.collection === collection)?.name ?? '';
  }

  /** Makes one, with documents on it; answers why not, in words, or null. */
  async create(name: string, documents: readonly string[] = []): Promise<string | null> {
    return this.#refused(async () => {
      await commands.createCollection(name, [...documents]);
      if (documents.length > 0)
        say({ text: t('put-on-collection', { count: documents.length, name: name.trim() }), undo: true });
    });
  }

  async rename(collection: string, name: string): Promise<string | null> {
    return this.#refused(() => commands.renameCollection(collection, name));
  }

  async remove(collection: string): Promise<void> {
    try {
      const { name } = await commands.removeCollection(collection);
      say({ text: t('removed-collection', { name }), undo: true });
    } catch (thrown) {
      sayFailure(thrown);
    }
    await this.#anew();
  }

  async #refused(deed: () => Promise<unknown>): Promise<string | null> {
    try {
      await deed();
    } catch (thrown) {
      return fault(thrown).message;
    }
    await this.#anew();
    return null;
  }

  async #anew(): Promise<void> {
    await Promise.all([this.refresh(), overview.refresh()]);
  }
}

export const collections = new Collections();
