/**
 * The one box: what is typed, what was found, which row is chosen. Each key asks anew; an answer that another
 * question has overtaken is dropped, and what was there stays until the new one is here.
 */
import { commands } from '../commands';
import type { Answered, Narrow } from '../commands';
import { desk } from '../state/desk.svelte';
import { overview } from '../state/overview.svelte';
import { sayFailure } from '../state/toasts.svelte';
import { TABS, chosenIn, countsOf, groupsOf, nextRow, recent } from './groups';
import type { Row } from './groups';

/** While the index is being made, what is in it is shown, and asked for again so soon (ms). */
const ASK_AGAIN = 700;

class Box {
  isOpen = $state(false);
  query = $state('');
  tab = $state<Narrow>('all');
  answer = $state.raw<Answered | null>(null);
  /** The row that Enter opens. */
  chosen = $state<string | null>(null);
  /** How many hits each tab has, from the last answer to all of it. */
  counts = $state.raw<Record<Narrow, number> | null>(null);
  /** The query that `counts` belong to. */
  #counted = '';
  #asked = 0;
  #byKey = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  readonly groups = $derived(this.answer ? groupsOf(this.answer) : recent(overview.documents, this.#here));
  readonly rows: readonly Row[] = $derived(this.groups.flatMap(({ rows }) => rows));
  readonly total = $derived(
    this.answer ? (this.answer.here?.total ?? 0) + this.answer.elsewhere.total : null,
  );

  /** The document one is in. */
  get #here(): string | null {
    return desk.view === 'reader' ? desk.document : null;
  }

  /** Opens it; what was typed last is there still, to be typed over. */
  open(tab: Narrow = 'all', query: string = this.query): void {
    this.isOpen = true;
    this.tab = tab;
    this.query = query;
    this.#byKey = false;
    this.chosen = this.rows[0]?.id ?? null;
    // What was read since the library was last shown is read last, too.
    void overview.refresh();
    void this.ask();
  }

  close(): void {
    this.isOpen = false;
    clearTimeout(this.#again);
    this.#asked++;
  }

  narrow(tab: Narrow): void {
    this.tab = tab;
    this.#byKey = false;
    void this.ask();
  }

  /** The next tab, or the one before; round the ends. */
  turn(by: 1 | -1): void {
    const at = TABS.indexOf(this.tab);
    this.narrow(TABS[(at + by + TABS.length) % TABS.length] ?? 'all');
  }

  move(by: 1 | -1): void {
    this.#byKey = true;
    this.chosen = nextRow(this.rows, this.chosen, by);
  }

  point(id: string): void {
    this.chosen = id;
  }

  get row(): Row | undefined {
    return this.rows.find(({ id }) => id === this.chosen);
  }

  /** Asks for what is typed now. */
  async ask(): Promise<void> {
    clearTimeout(this.#again);
    const number = ++this.#asked;
    const query = this.query;
    if (query.trim() === '') {
      this.#take(null);
      return;
    }
    try {
      const answer = await commands.search(number, query, this.tab, this.#here);
      if (number !== this.#asked || !answer) return;
      this.#take(answer);
      if (answer.elsewhere.index.state === 'building')
        this.#again = setTimeout(() => void this.ask(), ASK_AGAIN);
    } catch (thrown) {
      if (number === this.#asked) sayFailure(thrown);
    }
  }

  #take(answer: Answered | null): void {
    this.answer = answer;
    if (answer !== null && this.tab === 'all') {
      this.counts = countsOf(answer);
      this.#counted = this.query;
    } else if (this.query !== this.#counted) this.counts = null;
    this.chosen = chosenIn(this.rows, this.chosen, this.#byKey);
  }
}

export const box = new Box();
