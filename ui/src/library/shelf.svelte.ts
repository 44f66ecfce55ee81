// What the library shows of its documents: place, filter, order and choice, kept while one reads. The core arranges
// them and keeps the order; here are the rows on the screen and some beside them, and what is chosen.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps are put in whole, or are nothing that is shown */
import { tick, untrack } from 'svelte';
import { commands, type Document, type LibrarySort, type ShelfRequest, type ShelfRows } from '../commands';
import { desk } from '../state/desk.svelte';
import { overview } from '../state/overview.svelte';
import { change, settings } from '../state/settings.svelte';
import { sayFailure } from '../state/toasts.svelte';
import { collections } from '../state/collections.svelte';
import { turned, type Order } from './order';
import type { Place } from './places';
import { all, beginning, kept, NOTHING, only, placed, shown, stretched, toggled } from './selection';
import type { Selection, Stand } from './selection';
import { aside, gap, grown } from './window';

/** Rows that are asked for beside those on the screen, and as many as a start brings. */
const MORE = 30;
const FIRST = 60;

const keyOf = ({ place, filter, sort, descending }: ShelfRequest): string =>
  JSON.stringify([place, filter, sort, descending]);

class Shelf {
  filter = $state('');
  selection = $state.raw<Selection>(NOTHING);
  /** How far the view is scrolled, for the way back from the reader. */
  scroll = 0;
  /** How many rows there are. */
  total = $state(0);
  /** How many documents the place has, whatever the filter leaves. */
  count = $state(0);
  /** Rows by their places, as far as they are here; null for one whose document has gone since. */
  rows = $state.raw<ReadonlyMap<number, Document | null>>(new Map());
  #asked = $state.raw<Place>({ at: 'library' });
  /** The rows that were wanted last. */
  #window = { from: 0, to: FIRST };
  /** What the rows are arranged by; null before there are any. */
  #done: string | null = null;
  #waits = false;
  /** What has gone is let go of with the next reading, and the focus stays near: something was done to the rows. */
  #keeping = false;
  #keepsOf: ShelfRequest | null = null;
  /** Where a key leads that is on its way to a row that is not here. */
  #going: number | null = null;
  #goes: Promise<void> = Promise.resolve();

  /** A collection that has gone, or an archive that is empty, is the whole library again. */
  readonly place: Place = $derived.by(() => {
    const asked = this.#asked;
    const gone =
      (asked.at === 'archive' && overview.archived === 0) ||
      (asked.at === 'collection' && !collections.has(asked.collection));
    return gone ? { at: 'library' } : asked;
  });
  readonly order: Order = $derived({
    column: settings.library_sort,
    direction: settings.library_descending ? 'descending' : 'ascending',
  });
  /** Chosen and shown, in the order of the list. */
  readonly chosen: readonly string[] = $derived(shown(this.selection));

  constructor() {
    overview.follow({ request: () => this.#request(true), take: (rows, asked) => this.#take(rows, asked) });
    $effect.root(() => {
      $effect(() => {
        const key = JSON.stringify([this.place, this.filter, this.order.column, this.#descending]);
        if (this.#done !== null && key !== this.#done) untrack(() => this.#arrange());
      });
    });
  }

  get #descending(): boolean {
    return this.order.direction === 'descending';
  }

  /** Shows a part of the library, from its start. */
  go(place: Place): void {
    if (JSON.stringify(place) !== JSON.stringify(this.place)) {
      this.#asked = place;
      this.selection = NOTHING;
      this.filter = '';
      this.scroll = 0;
      this.#window = { from: 0, to: FIRST };
    }
    desk.toLibrary();
  }

  sortBy(column: LibrarySort): void {
    const { column: by, direction } = turned(this.order, column);
    change({ library_sort: by, library_descending: direction === 'descending' });
  }

  /** From a menu, where the same again changes nothing. */
  sortOnly(column: LibrarySort): void {
    if (column !== this.order.column) this.sortBy(column);
  }

  #request(anew: boolean): ShelfRequest {
    const { chosen, focus, from } = this.selection;
    const request: ShelfRequest = {
      place: this.place,
      filter: this.filter,
      sort: this.order.column,
      descending: this.#descending,
      from: this.#window.from,
      count: this.#window.to - this.#window.from,
      wanted: [...chosen.keys(), ...(from ? [from.document] : [])],
      focus: focus?.document ?? null,
    };
    if (anew && this.#keeping) {
      this.#keeping = false;
      this.#keepsOf = request;
    }
    return request;
  }

  /** What is typed while a question waits its turn is asked with it; the rows stay until the answer is here. */
  #arrange(): void {
    if (this.#waits) return;
    this.#waits = true;
    void overview.inTurn(async () => {
      this.#waits = false;
      const request = this.#request(false);
      try {
        this.#take(await commands.arrangeShelf(request), request);
      } catch (thrown) {
        sayFailure(thrown);
      }
    });
  }

  #take(answer: ShelfRows, asked: ShelfRequest): void {
    const { selection } = this;
    const places = new Map(asked.wanted.map((document, index) => [document, answer.places[index] ?? -1]));
    const { focus } = answer;
    const stands = focus && { document: focus.document.document, at: focus.at };
    if (stands && stands.document === asked.focus) places.set(stands.document, stands.at);
    const anew = placed(selection, (document) => places.get(document) ?? -1);
    this.selection = asked === this.#keepsOf ? kept(anew, stands) : anew;
    const rows = new Map<number, Document | null>();
    answer.rows.forEach((document, index) => rows.set(answer.from + index, document));
    if (focus) rows.set(focus.at, focus.document);
    this.rows = rows;
    this.total = answer.shown;
    this.count = answer.in_place;
    this.#done = keyOf(asked);
    // What was chosen while the question was on its way has its place from another one.
    const late = [...selection.chosen.keys(), ...(selection.from ? [selection.from.document] : [])];
    const focusIsLate = (selection.focus?.document ?? null) !== asked.focus;
    if (focusIsLate || late.some((document) => !places.has(document))) this.#arrange();
  }

  /** Sees to it that these rows are here, and the one that keeps the focus. */
  want(from: number, to: number, stop: number): void {
    const { total } = this;
    this.#window = grown(from, to, MORE, total);
    const missing = gap(this.rows, { from, to: Math.min(to, total) }, this.#window);
    if (missing) void this.#fetch(missing.from, missing.to);
    if (stop >= 0 && stop < total && !this.rows.has(stop)) void this.#fetch(stop, stop + 1);
  }

  async #fetch(from: number, to: number): Promise<void> {
    const asked = `${from} ${to}`;
    if (this.#fetching.has(asked)) return;
    this.#fetching.add(asked);
    try {
      const found = await overview.inTurn(() => commands.shelfRows(from, to - from));
      const stop = this.selection.focus?.at ?? 0;
      const rows = new Map(aside(this.rows, this.#window, stop));
      for (let at = from; at < to; at++) rows.set(at, found[at - from] ?? null);
      this.rows = rows;
    } catch (thrown) {
      sayFailure(thrown);
    } finally {
      this.#fetching.delete(asked);
    }
  }
  readonly #fetching = new Set<string>();

  async #ids(from: number, to: number): Promise<readonly string[]> {
    const here: string[] = [];
    for (let at = from, row; at < to && (row = this.rows.get(at)); at++) here.push(row.document);
    return here.length === to - from ? here : overview.inTurn(() => commands.shelfIds(from, to));
  }

  /** What a click on a row does. */
  async click(row: Stand, held: { ctrl: boolean; shift: boolean }): Promise<void> {
    if (held.shift) await this.#stretch(row, held.ctrl);
    else this.selection = held.ctrl ? toggled(this.selection, row) : only(row);
  }

  async #stretch(to: Stand, add: boolean): Promise<void> {
    const from = beginning(this.selection, to);
    if (from === null) {
      this.selection = only(to);
      return;
    }
    const first = Math.min(from.at, to.at);
    try {
      const rows = await this.#ids(first, Math.max(from.at, to.at) + 1);
      this.selection = stretched(this.selection, from, to, { first, rows, add });
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  async chooseAll(): Promise<void> {
    try {
      this.selection = all(this.selection, await this.#ids(0, this.total));
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  /** From where the next key leads on: the row it was pressed on, or the one that a key before it leads to. */
  before(at: number): number {
    return this.#going ?? at;
  }

  /** Moves the focus to a place in the list; with Shift the stretch from where it began is chosen. */
  move(from: Stand, at: number, shift: boolean): Promise<void> {
    const here = this.rows.get(at);
    if (here && this.#going === null && !shift) {
      this.selection = { ...this.selection, focus: { document: here.document, at } };
      return Promise.resolve();
    }
    const before = this.#going === null ? from : null;
    this.#going = at;
    this.#goes = this.#goes.then(async () => {
      if (!this.rows.has(at)) await this.#fetch(Math.max(0, at - MORE), Math.min(this.total, at + MORE));
      const document = this.rows.get(at)?.document;
      if (document !== undefined) {
        if (before) this.selection = { ...this.selection, focus: before };
        if (shift) await this.#stretch({ document, at }, false);
        else this.selection = { ...this.selection, focus: { document, at } };
      }
      if (this.#going === at) this.#going = null;
    });
    return this.#goes;
  }

  clear(): void {
    this.selection = { ...this.selection, chosen: new Map() };
  }

  /** What a key acts on: the chosen rows, else the row with the focus. */
  get meant(): readonly string[] {
    const { focus } = this.selection;
    if (this.chosen.length > 0) return this.chosen;
    return focus === null || focus.at < 0 ? [] : [focus.document];
  }

  /** Reads the library anew after something was done to its documents; the choice stays where it can. */
  async refresh(): Promise<void> {
    this.#keeping = true;
    await overview.refresh();
    await tick();
    // A place that has gone with it is another one by now.
    if (this.#waits) await overview.inTurn(() => Promise.resolve());
  }
}

export const shelf = new Shelf();
