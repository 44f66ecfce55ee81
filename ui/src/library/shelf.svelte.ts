// What the library shows of its documents: filter, order and choice, kept while one reads.
import { commands, type Document } from '../commands';
import { desk } from '../state/desk.svelte';
import { overview } from '../state/overview.svelte';
import { say, sayFailure } from '../state/toasts.svelte';
import { undo } from '../state/undo.svelte';
import { t } from '../words';
import { filtered, sorted, turned, USUAL, type Column, type Order } from './order';
import { kept, NOTHING, type Selection } from './selection';

class Shelf {
  filter = $state('');
  order = $state.raw<Order>(USUAL);
  selection = $state.raw<Selection>(NOTHING);

  readonly rows: Document[] = $derived(sorted(filtered(overview.documents, this.filter), this.order));
  readonly ids: string[] = $derived(this.rows.map((document) => document.document));
  /** Chosen and on screen, in the order of the list. */
  readonly chosen: string[] = $derived(this.ids.filter((id) => this.selection.chosen.has(id)));

  sortBy(column: Column): void {
    this.order = turned(this.order, column);
  }

  clear(): void {
    this.selection = { ...this.selection, chosen: new Set() };
  }

  /** What a key acts on: the chosen rows, else the row with the focus. */
  get meant(): string[] {
    const { focus } = this.selection;
    return this.chosen.length > 0 ? this.chosen : focus === null ? [] : [focus];
  }

  async remove(documents: readonly string[]): Promise<void> {
    const before = this.ids;
    let gone = 0;
    let last = { title: '', annotations: 0 };
    try {
      for (const document of documents) {
        last = await commands.removeDocument(document);
        gone += 1;
        desk.forget(document);
      }
    } catch (thrown) {
      sayFailure(thrown);
    }
    await overview.refresh();
    this.selection = kept(this.selection, before, this.ids);
    if (gone === 1)
      say({ text: t('removed-document', { title: last.title, notes: last.annotations }), undo: true });
    else if (gone > 1)
      say({ text: t('removed-documents', { count: gone }), action: { label: t('undo'), run: back } });

    async function back(): Promise<void> {
      for (let left = gone; left > 1; left--) await commands.undo().catch(sayFailure);
      await undo();
    }
  }
}

export const shelf = new Shelf();
