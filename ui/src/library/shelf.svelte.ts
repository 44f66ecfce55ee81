// What the library shows of its documents: place, filter, order and choice, kept while one reads.
import type { Document, LibrarySort } from '../commands';
import { desk } from '../state/desk.svelte';
import { overview } from '../state/overview.svelte';
import { change, settings } from '../state/settings.svelte';
import { collections } from './collections.svelte';
import { filtered, sorted, turned, type Order } from './order';
import { counted, within, type Place } from './places';
import { kept, NOTHING, type Selection } from './selection';

class Shelf {
  filter = $state('');
  selection = $state.raw<Selection>(NOTHING);
  /** How far the view is scrolled, for the way back from the reader. */
  scroll = 0;
  #asked = $state.raw<Place>({ at: 'library' });

  readonly counts = $derived(counted(overview.documents));
  /** A collection that has gone, or an archive that is empty, is the whole library again. */
  readonly place: Place = $derived.by(() => {
    const asked = this.#asked;
    const gone =
      (asked.at === 'archive' && this.counts.archive === 0) ||
      (asked.at === 'collection' && !collections.has(asked.collection));
    return gone ? { at: 'library' } : asked;
  });
  readonly order: Order = $derived({
    column: settings.library_sort,
    direction: settings.library_descending ? 'descending' : 'ascending',
  });
  readonly #here = $derived(within(overview.documents, this.place));
  // In order before it is narrowed: typing sorts nothing.
  readonly #inOrder = $derived(sorted(this.#here, this.order));
  readonly rows: readonly Document[] = $derived(filtered(this.#inOrder, this.filter));
  readonly ids: readonly string[] = $derived(this.rows.map(({ document }) => document));
  /** How many the place has, whatever the filter leaves. */
  readonly count = $derived(this.#here.length);
  /** Chosen and on screen, in the order of the list. */
  readonly chosen: readonly string[] = $derived(
    this.selection.chosen.size === 0 ? [] : this.ids.filter((id) => this.selection.chosen.has(id)),
  );

  /** Shows a part of the library, from its start. */
  go(place: Place): void {
    if (JSON.stringify(place) !== JSON.stringify(this.place)) {
      this.#asked = place;
      this.selection = NOTHING;
      this.filter = '';
      this.scroll = 0;
    }
    desk.toLibrary();
  }

  sortBy(column: LibrarySort): void {
    this.#take(turned(this.order, column));
  }

  /** From a menu, where the same again changes nothing. */
  sortOnly(column: LibrarySort): void {
    if (column !== this.order.column) this.sortBy(column);
  }

  #take({ column, direction }: Order): void {
    change({ library_sort: column, library_descending: direction === 'descending' });
  }

  clear(): void {
    this.selection = { ...this.selection, chosen: new Set() };
  }

  /** What a key acts on: the chosen rows, else the row with the focus. */
  get meant(): readonly string[] {
    const { focus } = this.selection;
    if (this.chosen.length > 0) return this.chosen;
    return focus === null || !this.ids.includes(focus) ? [] : [focus];
  }

  /** Reads the library anew after something was done to its documents; the choice stays where it can. */
  async refresh(): Promise<void> {
    const before = this.ids;
    await overview.refresh();
    this.selection = kept(this.selection, before, this.ids);
  }
}

export const shelf = new Shelf();
