/**
 * The notebook: what it shows of all annotations, where one is in it, and what is chosen. The core arranges
 * and keeps the order; here are the lines on the screen and a few beside them.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- maps are put in whole, or are nothing that is shown */
import { commands } from '../commands';
import type {
  Annotation,
  EditRequest,
  Grouping,
  NotebookLine,
  NotebookHead,
  NotebookSummary,
  Sorting,
} from '../commands';
import { Roll, START, type Place } from '../frame/roll';
import { overview } from '../state/overview.svelte';
import { change, settings } from '../state/settings.svelte';
import { say, sayFailure } from '../state/toasts.svelte';
import { t } from '../words';
import {
  chosenCount,
  EVERY,
  isChosen,
  NONE,
  stretchFrom,
  toggled,
  toSend,
  withAll,
  type Choice,
} from './choice';
import { ALL, requestOf, turned, type Pill, type Sieve } from './request';

/** Lines that are asked for at once. */
const STRETCH = 60;
/** Stretches that are kept. */
const MOST = 12;
/** px of a line that was not measured, by what it is. */
const USUAL = 86;
const LEAVE: EditRequest = { note: null, label: null, colour: null, tag: [], untag: [], sitting: null };

class Notebook {
  sieve = $state.raw<Sieve>(ALL);
  summary = $state.raw<NotebookSummary | null>(null);
  choice = $state.raw<Choice>(NONE);
  /** The line that the keys act on. */
  focus = $state(0);
  place = $state.raw<Place>(START);
  roll = $state.raw(new Roll(0, USUAL));
  /** Lines by their number, as far as they are here. */
  lines = $state.raw<ReadonlyMap<number, NotebookLine>>(new Map());
  /** What those lines are put together by: until others are here it is not what was chosen last. */
  linesGrouping = $state.raw<Grouping>('topic');
  /** The heads under which the first line on the screen stands. */
  under = $state.raw<readonly NotebookHead[]>([]);
  #arrangedBy: Grouping = 'topic';
  #stretches = new Map<number, NotebookLine[]>();
  #under = new Map<number, readonly NotebookHead[]>();
  /**
   * Counts the arrangements and the times it was left: the core gives up what a later one has overtaken, and an
   * answer to it is dropped.
   */
  #asked = 0;
  /** Stretches on their way. */
  #wanted = new Map<number, Promise<void>>();
  /** The core has put its arrangement away; until the next one is there it knows no lines. */
  #isLeft = false;
  /** Counts the lists: a key that was meant for one does nothing in another. */
  list = 0;
  /** The latest arrangement, under way or done. */
  #arranging: Promise<void> = Promise.resolve();
  /** Whether it is on the screen: nothing is arranged for a view that is not. */
  #isShown = false;
  /** The annotation that one went to from here, to come back to. */
  #left: string | null = null;
  /** The choice made last with Shift: from which line to which, and what was and what is chosen. */
  #span: { from: number; base: Choice; end: number; choice: Choice } | null = null;
  /** What is to come is another list, which begins at its top, however often it is arranged until it is here. */
  #toTop = true;

  readonly chosen = $derived(this.summary ? chosenCount(this.choice, this.summary.total) : 0);

  get grouping(): Grouping {
    return settings.notebook_grouping;
  }

  get sorting(): Sorting {
    return settings.notebook_sorting;
  }

  /** Shows another part of the annotations, from its top. */
  narrow(sieve: Sieve): Promise<void> {
    this.sieve = sieve;
    this.choice = NONE;
    return this.#anew();
  }

  turn(pill: Pill): Promise<void> {
    return this.narrow(turned(this.sieve, pill));
  }

  group(grouping: Grouping): void {
    change({ notebook_grouping: grouping });
    void this.#anew();
  }

  sort(sorting: Sorting): void {
    change({ notebook_sorting: sorting });
    void this.#anew();
  }

  /** Another list, from its top. One that is not on the screen is arranged when it comes there. */
  async #anew(): Promise<void> {
    this.list += 1;
    this.#toTop = true;
    this.#left = null;
    await this.refresh();
  }

  /** The notebook comes on the screen. */
  show(): Promise<void> {
    this.#isShown = true;
    return this.refresh();
  }

  /** Arranges anew and stays at the line one is at; after coming back, at the annotation one went to. */
  async refresh(): Promise<void> {
    if (!this.#isShown) return;
    this.#arranging = this.#arrange();
    await this.#arranging;
  }

  /** Whether the core knows the lines. */
  get isHere(): boolean {
    return !this.#isLeft;
  }

  /** Waits until nothing is being arranged. False: there are no lines to ask for, as where it is shown no more. */
  async settled(): Promise<boolean> {
    let latest;
    do {
      latest = this.#arranging;
      await latest;
    } while (latest !== this.#arranging);
    return !this.#isLeft;
  }

  /** The notebook is shown no more. What is here stays, so that it is there at once when it comes back. */
  close(): void {
    this.#isShown = false;
    this.#isLeft = true;
    commands.leaveNotebook(++this.#asked).catch(() => undefined);
  }

  async #arrange(): Promise<void> {
    const asked = ++this.#asked;
    const { place, focus, roll } = this;
    const [left, toTop] = [this.#left, this.#toTop];
    const stay = left ?? (toTop ? null : this.#annotationAt(focus));
    try {
      const { grouping } = this;
      const request = requestOf(this.sieve, grouping, this.sorting, new Date());
      const summary = await commands.arrangeNotebook(asked, request);
      if (asked !== this.#asked || !summary) return;
      const line = stay === null ? null : await commands.notebookLineOf(stay);
      if (asked !== this.#asked) return;
      this.#isLeft = false;
      const same = this.summary?.lines === summary.lines && line === focus;
      this.summary = summary;
      this.#arrangedBy = grouping;
      if (!same) this.#span = null;
      this.#stretches = new Map();
      this.#under = new Map();
      this.#wanted = new Map();
      // Heights stay where the lines are the same ones, as after a change of colour.
      if (!same) this.roll = new Roll(summary.lines, USUAL);
      const last = Math.max(0, summary.lines - 1);
      const begins = toTop && line === null;
      if (begins) {
        this.focus = 0;
        this.place = START;
      } else if (line !== null && !same) {
        // As far from the top as it was.
        this.place = { line: Math.max(0, line - Math.max(0, focus - place.line)), past: place.past };
        this.focus = line;
      } else if (line === null) {
        this.focus = Math.min(focus, last);
        this.place = roll.lines === summary.lines ? place : { line: Math.min(place.line, last), past: 0 };
      }
      await this.want(this.place.line, this.place.line + STRETCH);
      if (asked !== this.#asked) return;
      if (begins) this.focus = this.firstNote(0, 1) ?? 0;
      // Not before the lines are here: a refresh meanwhile means the same row still.
      this.#toTop = false;
      if (this.#left === left) this.#left = null;
    } catch (thrown) {
      if (asked === this.#asked) sayFailure(thrown);
    }
  }

  /** Sees to it that these lines are here. False: they are not, as another arrangement is under way. */
  async want(from: number, to: number): Promise<boolean> {
    if (this.#isLeft) return false;
    const total = this.summary?.lines ?? 0;
    const asked = this.#asked;
    const coming: Promise<void>[] = [];
    for (let at = Math.floor(from / STRETCH); at * STRETCH < Math.min(to, total); at++) {
      if (this.#stretches.has(at)) continue;
      const stretch = this.#wanted.get(at) ?? this.#fetch(at);
      this.#wanted.set(at, stretch);
      coming.push(stretch);
    }
    await Promise.all(coming);
    if (asked !== this.#asked) return false;
    this.#forget(Math.floor(from / STRETCH));
    if (coming.length > 0) this.#show();
    this.#stand(this.place.line);
    return true;
  }

  async #fetch(at: number): Promise<void> {
    // What was asked of one arrangement is not put among the lines of the next.
    const stretches = this.#stretches;
    const heads = this.#under;
    const wanted = this.#wanted;
    try {
      const { lines, under } = await commands.notebookLines(at * STRETCH, STRETCH);
      stretches.set(at, lines);
      heads.set(at, under);
    } catch (thrown) {
      if (stretches === this.#stretches && !this.#isLeft) sayFailure(thrown);
    } finally {
      wanted.delete(at);
    }
  }

  /** Far stretches go: the memory is that of a screen, however long the list. */
  #forget(near: number): void {
    if (this.#stretches.size <= MOST) return;
    const far = [...this.#stretches.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const at of far.slice(0, this.#stretches.size - MOST)) {
      this.#stretches.delete(at);
      this.#under.delete(at);
    }
  }

  #show(): void {
    const lines = new Map<number, NotebookLine>();
    for (const [at, stretch] of this.#stretches)
      stretch.forEach((line, index) => lines.set(at * STRETCH + index, line));
    this.lines = lines;
    this.linesGrouping = this.#arrangedBy;
  }

  /** The heads under which a line stands: those of its stretch, and what has come between. */
  #stand(line: number): void {
    const at = Math.floor(line / STRETCH);
    let under = [...(this.#under.get(at) ?? [])];
    for (let before = at * STRETCH; before <= line; before++) {
      const one = this.lines.get(before);
      if (one?.line === 'head') under = one.topic === null ? [one] : [...under.slice(0, 1), one];
    }
    this.under = under;
  }

  /** Where one is, after scrolling. */
  stand(place: Place): void {
    this.place = place;
    this.#stand(place.line);
  }

  #annotationAt(line: number): string | null {
    const one = this.lines.get(line);
    return one?.line === 'note' ? one.annotation.annotation : null;
  }

  /** The next line with an annotation from `line` on, in this direction, among those that are here. */
  firstNote(line: number, by: 1 | -1): number | null {
    for (let at = line; this.lines.has(at); at += by) if (this.lines.get(at)?.line === 'note') return at;
    return null;
  }

  note(line: number): Annotation | null {
    const one = this.lines.get(line);
    return one?.line === 'note' ? one.annotation : null;
  }

  /** One goes to an annotation's place: Back comes to its row. */
  leave(annotation: string): void {
    this.#left = annotation;
  }

  pick(line: number): void {
    const id = this.#annotationAt(line);
    if (id !== null) this.choice = toggled(this.choice, id);
  }

  /**
   * All from the line with the focus to this one, which has it then; right after such a choice, from where that began,
   * so that it grows and shrinks. Most of the lines are not here: the core says what stands on them. False: another
   * arrangement or another choice came first, and nothing was done.
   */
  async pickTo(line: number): Promise<boolean> {
    const goesOn = this.#span?.end === this.focus && this.#span.choice === this.choice;
    const { from, base } = goesOn && this.#span ? this.#span : { from: this.focus, base: this.choice };
    const asked = this.#asked;
    const before = this.choice;
    const begun = goesOn ? stretchFrom(from, this.focus, line, this.summary?.lines ?? 0) : from;
    try {
      const ids = await commands.notebookBetween(Math.min(begun, line), Math.max(begun, line));
      // Lines of another arrangement are others, and what was chosen meanwhile is meant.
      if (asked !== this.#asked || before !== this.choice) return false;
      this.focus = line;
      this.choice = ids === null ? EVERY : withAll(begun === from ? base : before, ids);
      this.#span = { from, base, end: line, choice: this.choice };
      return true;
    } catch (thrown) {
      if (asked === this.#asked) sayFailure(thrown);
      return false;
    }
  }

  pickAll(): void {
    this.choice = EVERY;
  }

  drop(): void {
    this.choice = NONE;
  }

  has(id: string): boolean {
    return isChosen(this.choice, id);
  }

  /** What a deed acts on: what is chosen, else the row with the focus. */
  get meant(): { choice: Choice; count: number } {
    if (this.chosen > 0) return { choice: this.choice, count: this.chosen };
    const id = this.#annotationAt(this.focus);
    return id === null
      ? { choice: NONE, count: 0 }
      : { choice: { all: false, ids: new Set([id]) }, count: 1 };
  }

  /** Changes what is meant, in one action. */
  async edit(part: Partial<EditRequest>): Promise<void> {
    const { choice, count } = this.meant;
    if (count === 0) return;
    try {
      const changed = await commands.editAnnotations(toSend(choice), { ...LEAVE, ...part });
      say({ text: t('annotations-changed', { count: changed }), undo: changed > 0 });
    } catch (thrown) {
      sayFailure(thrown);
    }
    await this.#after();
  }

  /** The next annotation from the focus on that is not among these, else the one before: the focus goes there. */
  #beside(choice: Choice): string | null {
    for (const [from, by] of [
      [this.focus, 1],
      [this.focus - 1, -1],
    ] as const)
      for (let at = from; this.lines.has(at); at += by) {
        const id = this.#annotationAt(at);
        if (id !== null && !isChosen(choice, id)) return id;
      }
    return null;
  }

  async remove(): Promise<void> {
    const { choice, count } = this.meant;
    if (count === 0) return;
    const beside = this.#beside(choice);
    try {
      const removed = await commands.removeAnnotations(toSend(choice));
      this.#left = beside;
      say({ text: t('annotations-removed', { count: removed }), undo: true });
      this.choice = NONE;
    } catch (thrown) {
      sayFailure(thrown);
    }
    await this.#after();
  }

  async #after(): Promise<void> {
    await Promise.all([this.refresh(), overview.refresh()]);
  }
}

export const notebook = new Notebook();
