/**
 * The one box: what is typed, what was found, which row is chosen. Each key asks anew; an answer that another
 * question has overtaken is dropped, and what was there stays until the new one is here.
 */
import { tick } from 'svelte';
import { commands } from '../commands';
import type { Answered } from '../commands';
import { collections } from '../state/collections.svelte';
import { desk } from '../state/desk.svelte';
import { kept } from '../state/kept.svelte';
import { overview } from '../state/overview.svelte';
import { report } from '../state/report.svelte';
import { settings } from '../state/settings.svelte';
import { tagList } from '../state/tags.svelte';
import { sayFailure } from '../state/toasts.svelte';
import {
  TABS,
  chosenIn,
  commandGroup,
  countsAfter,
  groupsOf,
  nextRow,
  recent,
  rowLeft,
  savedGroup,
  tagGroup,
} from './groups';
import type { Counts, Group, Left, Row, Tab } from './groups';
import { commandsNow } from './offers';
import type { Before, Command } from './offers';
import { meant } from './query';
import { ranked } from './ranking';
import { holdSelection, releaseSelection } from './selection';

/** While the index is being made, what is in it is shown, and asked for again so soon (ms). */
const ASK_AGAIN = 700;
/** When a narrowed box has been answered for so long (ms), what the other tabs have is counted. */
const COUNT_AFTER = 150;

class Box {
  isOpen = $state(false);
  query = $state('');
  tab = $state<Tab>('all');
  answer = $state.raw<Answered | null>(null);
  /** The row that Enter opens. */
  chosen = $state<string | null>(null);
  /** How many hits each tab has, as far as it is known; null where nothing is looked for. */
  counts = $state.raw<Counts | null>(null);
  /** The query that is answered: all rows belong to it, so that they change at once. */
  #shown = $state('');
  #before = $state.raw<Before>({ hasSelection: false });
  /** The query for which all of `counts` were told since the box opened. */
  #counted = '';
  #asked = 0;
  #asking: Promise<void> = Promise.resolve();
  /** Kept searches, tags and collections, on their way. */
  #loading: Promise<void> = Promise.resolve();
  #byKey = false;
  /** Where the box was left last. */
  #left: Left | null = null;
  /** The row it was left at and is to stand on again, until the hands or another query say otherwise. */
  #back: string | null = null;
  /** Where the pointer was when a row last heard of it, since the box opened. */
  #pointer = '';
  #again: ReturnType<typeof setTimeout> | undefined;
  #counting: ReturnType<typeof setTimeout> | undefined;

  readonly #meant = $derived(meant(this.#shown));
  readonly #offers = $derived(this.isOpen ? commandsNow(this.#before) : []);
  /** The commands that fit, the best first. */
  readonly #commands = $derived(ranked(this.#offers, this.#meant.typed, settings.command_uses));
  readonly groups: readonly Group[] = $derived(this.#groups());
  readonly rows: readonly Row[] = $derived(this.groups.flatMap(({ rows }) => rows));
  readonly total = $derived.by(() => {
    if (this.answer) return (this.answer.here?.total ?? 0) + this.answer.elsewhere.total;
    return this.#shown.trim() === '' ? null : this.rows.length;
  });

  /** What is asked for: words, commands or tags. */
  get what(): 'text' | 'commands' | 'tags' {
    return this.#meant.what === 'text' && this.tab === 'commands' ? 'commands' : this.#meant.what;
  }

  /** What is typed, without the sign that says what it is. */
  get typed(): string {
    return this.#meant.typed;
  }

  /** How many commands fit what is typed; null before anything is. */
  get commandCount(): number | null {
    return this.typed === '' || this.#meant.what === 'tags' ? null : this.#commands.length;
  }

  #groups(): readonly Group[] {
    const { typed } = this.#meant;
    if (this.what === 'tags') return tagGroup(tagList.all, typed);
    if (this.what === 'commands') return commandGroup(this.#commands, 'all');
    if (!this.answer) {
      const before = [
        ...recent(
          overview.recent.map(({ document }) => document),
          this.#here,
          this.#topics(),
        ),
        ...savedGroup(kept.searches, '', settings.command_uses),
      ];
      return [...before, ...commandGroup(this.#commands, 'some')];
    }
    const found = groupsOf(this.answer);
    if (this.tab !== 'all') return found;
    return [
      ...found,
      ...savedGroup(kept.searches, typed, settings.command_uses),
      ...commandGroup(this.#commands, 'few'),
    ];
  }

  /** The headings of the topics where documents were left, by document. */
  #topics(): ReadonlyMap<string, string> {
    const left = overview.recent.flatMap(({ document, topic }) =>
      topic === null ? [] : [[document.document, topic] as const],
    );
    // The one that is open may be further than when the library was read.
    const now = report.topics[report.topic];
    return new Map(report.document && now ? [...left, [report.document.document, now.title]] : left);
  }

  /** The document one is in. */
  get #here(): string | null {
    return desk.view === 'reader' ? desk.document : null;
  }

  /** Opens it; what was typed last is there still, to be typed over, and so is the row one left. */
  open(tab: Tab = 'all', query: string = this.query): void {
    this.#before = { hasSelection: holdSelection() };
    // What it makes ready is wanted at the first key; where it cannot be had, that says so.
    if (!this.isOpen) commands.beginSearch().catch(() => undefined);
    this.isOpen = true;
    this.tab = tab;
    this.query = query;
    this.#byKey = false;
    this.#counted = '';
    this.#back = rowLeft(this.#left, query);
    this.#pointer = '';
    this.#choose();
    const loading = [kept.refresh(), collections.refresh()];
    // Documents and tags are asked for where they may have changed since they were shown, which every other view does
    // when it comes up: in a large library that takes longer than the first keys may wait.
    if (desk.view === 'reader') loading.push(overview.refresh(), tagList.refresh());
    this.#loading = Promise.all(loading).then(() => this.#choose());
    void this.ask();
  }

  /** Closes it; when the answer is there, focus and selection are where they were. */
  async close(how: 'as it was' | 'for another place' = 'as it was'): Promise<void> {
    const { chosen, query } = this;
    this.#left = chosen !== null && query === this.#shown ? { query, row: chosen } : null;
    this.isOpen = false;
    commands.endSearch().catch(() => undefined);
    this.#overtake();
    await tick();
    await new Promise((done) => setTimeout(done));
    if (how === 'as it was') releaseSelection();
  }

  narrow(tab: Tab): void {
    this.tab = tab;
    this.#byKey = false;
    this.#back = null;
    void this.ask();
  }

  /** The next tab, or the one before; round the ends. */
  turn(by: 1 | -1): void {
    const at = TABS.indexOf(this.tab);
    this.narrow(TABS[(at + by + TABS.length) % TABS.length] ?? 'all');
  }

  move(by: 1 | -1): void {
    this.#byKey = true;
    this.#back = null;
    this.chosen = nextRow(this.rows, this.chosen, by);
  }

  point(id: string): void {
    this.#back = null;
    this.chosen = id;
  }

  /** The pointer is over a row. One that has come to lie under it, while it rests, is not pointed at. */
  pointer(id: string, x: number, y: number): void {
    const before = this.#pointer;
    this.#pointer = `${x} ${y}`;
    if (before !== '' && before !== this.#pointer) this.point(id);
  }

  get row(): Row | undefined {
    return this.rows.find(({ id }) => id === this.chosen);
  }

  /** The command of a row. */
  command(id: string): Command | undefined {
    return this.#offers.find((command) => command.id === id);
  }

  /** Asks for what is typed now. */
  ask(): Promise<void> {
    this.#asking = this.#ask();
    return this.#asking;
  }

  /** Done when what is typed is answered: whoever types fast means the answer, not what was there before. */
  async answered(): Promise<void> {
    await this.#asking;
  }

  async #ask(): Promise<void> {
    const number = this.#overtake();
    const { query, tab } = this;
    const { what, typed } = meant(query);
    if (query !== this.#left?.query) this.#back = null;
    if (typed === '' || what !== 'text') {
      this.counts = null;
      this.#counted = '';
      this.#take(null);
      if (what === 'tags') await this.#loading;
      return;
    }
    if (tab === 'commands') {
      this.#take(null);
      this.#countSoon(query);
      return;
    }
    try {
      const answer = await commands.search(number, query, tab, this.#here);
      if (number !== this.#asked || !answer) return;
      this.counts = countsAfter(this.counts, answer, tab);
      if (tab === 'all') this.#counted = query;
      this.#take(answer);
      const isBuilding = answer.elsewhere.index.state === 'building';
      if (isBuilding) this.#again = setTimeout(() => void this.ask(), ASK_AGAIN);
      if (tab !== 'all') this.#countSoon(query, isBuilding);
    } catch (thrown) {
      if (number === this.#asked) sayFailure(thrown);
    }
  }

  /** Nobody waits any more for what was asked before; the number of the next question. */
  #overtake(): number {
    clearTimeout(this.#again);
    clearTimeout(this.#counting);
    return ++this.#asked;
  }

  /** Where the tab alone was asked for: how much the others have is asked when the hands rest. */
  #countSoon(query: string, anew = false): void {
    if (anew || query !== this.#counted)
      this.#counting = setTimeout(() => void this.#count(query), COUNT_AFTER);
  }

  async #count(query: string): Promise<void> {
    const number = ++this.#asked;
    try {
      const answer = await commands.search(number, query, 'all', this.#here);
      if (number !== this.#asked || !answer) return;
      this.counts = countsAfter(this.counts, answer, 'all');
      this.#counted = query;
    } catch {
      // The counts are a help. Whoever goes to another tab is told what is wrong.
    }
  }

  #take(answer: Answered | null): void {
    this.answer = answer;
    this.#shown = this.query;
    this.#choose();
  }

  #choose(): void {
    this.chosen = chosenIn(this.rows, this.#back ?? (this.#byKey ? this.chosen : null));
  }
}

export const box = new Box();
