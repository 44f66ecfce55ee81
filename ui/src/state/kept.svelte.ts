// What a person keeps that the box offers by name: searches, tags and collections. Asked anew when the box opens.
import { commands } from '../commands';
import type { Collection, SavedSearch, TagCount } from '../commands';
import { t } from '../words';
import { say, sayFailure } from './toasts.svelte';

class Kept {
  searches = $state.raw<readonly SavedSearch[]>([]);
  tags = $state.raw<readonly TagCount[]>([]);
  collections = $state.raw<readonly Collection[]>([]);

  async refresh(): Promise<void> {
    try {
      const [searches, tags, collections] = await Promise.all([
        commands.savedSearches(),
        commands.tags(),
        commands.collections(),
      ]);
      Object.assign(this, { searches, tags, collections });
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  /** The search that is kept with this query. */
  of(query: string): SavedSearch | undefined {
    const line = query.trim().split(/\s+/).join(' ');
    return this.searches.find((search) => search.query === line);
  }

  async keep(name: string, query: string): Promise<void> {
    try {
      await commands.saveSearch(name, query);
    } catch (thrown) {
      sayFailure(thrown);
    }
    await this.refresh();
  }

  async forget({ search, name }: SavedSearch): Promise<void> {
    try {
      await commands.removeSearch(search);
      say({ text: t('search-forgotten', { name }), undo: true });
    } catch (thrown) {
      sayFailure(thrown);
    }
    await this.refresh();
  }
}

export const kept = new Kept();
