// The searches that a person keeps, by name.
import { commands } from '../commands';
import type { SavedSearch } from '../commands';
import { t } from '../words';
import { say, sayFailure } from './toasts.svelte';

class Kept {
  searches = $state.raw<readonly SavedSearch[]>([]);

  async refresh(): Promise<void> {
    try {
      this.searches = await commands.savedSearches();
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
