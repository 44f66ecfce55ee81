/**
 * All results of a query: what is asked, which filters are on, what was found so far, and the row one was on.
 * What is asked last is answered last; the way back takes all of it along, so that it returns to the same row.
 */
import { commands } from '../commands';
import type { ResultFilters, ResultGroup, SearchResults } from '../commands';
import { sayFailure } from './toasts.svelte';

/** While the index is being made, what is in it is shown, and asked for again so soon (ms). */
const ASK_AGAIN = 700;

/** What the way back keeps of the results. */
export interface KeptResults {
  readonly filters: ResultFilters;
  readonly found: SearchResults | null;
  readonly groups: readonly ResultGroup[];
  readonly row: string | null;
  readonly scroll: number;
}

const NONE: ResultFilters = { kinds: [], colours: [], tags: [], documents: [] };

class Results {
  query = $state('');
  filters = $state.raw<ResultFilters>(NONE);
  /** The last answer: totals, counts and how long it took. */
  found = $state.raw<SearchResults | null>(null);
  /** The documents told so far, each with the hits told so far. */
  groups = $state.raw<readonly ResultGroup[]>([]);
  /** The row one was on. */
  row: string | null = null;
  /** How far the list is scrolled; the view writes it down. */
  scroll = 0;
  #asked = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** Whether there are documents that were not told yet. */
  readonly hasMore = $derived(this.found !== null && this.groups.length < this.found.documents);

  begin(query: string, filters: ResultFilters): void {
    this.query = query;
    this.filters = filters;
    this.found = null;
    this.groups = [];
    this.#toTop();
    void this.ask();
  }

  get kept(): KeptResults {
    const { filters, found, groups, row, scroll } = this;
    return { filters, found, groups, row, scroll };
  }

  restore(query: string, kept: KeptResults): void {
    this.#asked++;
    clearTimeout(this.#again);
    Object.assign(this, { query, ...kept });
    if (kept.found === null) void this.ask();
  }

  filter(filters: ResultFilters): Promise<void> {
    this.filters = filters;
    this.#toTop();
    return this.ask();
  }

  /** Asks for what is typed now, from the first document on. */
  async ask(): Promise<void> {
    clearTimeout(this.#again);
    const answer = await this.#answer(null, 0);
    if (!answer) return;
    this.found = answer;
    this.groups = answer.groups;
    if (answer.index.state === 'building') this.#again = setTimeout(() => void this.ask(), ASK_AGAIN);
  }

  /** Stops asking again; the view is left. */
  rest(): void {
    clearTimeout(this.#again);
  }

  /** The next documents. */
  async more(): Promise<void> {
    const answer = await this.#answer(null, this.groups.length);
    if (answer) this.groups = [...this.groups, ...answer.groups];
  }

  /** Further hits of a document. */
  async further({ document, hits }: ResultGroup): Promise<void> {
    const answer = await this.#answer(document, hits.length);
    const own = answer?.groups[0];
    if (!own) return;
    this.groups = this.groups.map((group) =>
      group.document === document ? { ...group, hits: [...group.hits, ...own.hits] } : group,
    );
  }

  #toTop(): void {
    this.row = null;
    this.scroll = 0;
  }

  /** Nothing where another question has overtaken this one. */
  async #answer(document: string | null, offset: number): Promise<SearchResults | null> {
    const number = ++this.#asked;
    try {
      const answer = await commands.searchResults(number, this.query, this.filters, document, offset);
      return number === this.#asked ? answer : null;
    } catch (thrown) {
      if (number === this.#asked) sayFailure(thrown);
      return null;
    }
  }
}

export const results = new Results();
