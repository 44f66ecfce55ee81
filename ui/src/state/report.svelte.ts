/**
 * The open document: its topics, its annotations in reading order, and where the reader is in it.
 *
 * Every deed asks the core first and then takes the answer into its list, so that what is shown is what
 * is on the disk. What fails is said in a toast; a note being written is told by a thrown error
 * instead, since its editor keeps the words and says so itself.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are put in whole, never changed */
import { commands } from '../commands';
import type { Annotation, Colour, Document, EditRequest, Opened, TextRange, TopicContent } from '../commands';
import { wordsLeft } from '../page/progress';
import { t } from '../words';
import { copyLater } from './clipboard';
import { overview } from './overview.svelte';
import { inReadingOrder, rangeOf, topicBookmark, withOne } from './reading-order';
import { change, settings } from './settings.svelte';
import { say, sayFailure } from './toasts.svelte';
import { topicsOf } from './topics';
import type { Topic } from './topics';

/** What is being written: an annotation by id, or a note that does not exist yet. Topics by position. */
export type Editing = string | { on: 'topic'; topic: number } | { on: 'document' } | null;

/** A place in the open document; offsets are code points in the topic's text. */
export interface Spot {
  readonly topic: number;
  readonly offset: number;
  /** px between the top of the screen and the line, to come back to the very pixel. */
  readonly below?: number;
}

/** A wish that the page fulfils: go there, and, where an annotation was meant, give it the focus. */
export interface Request {
  readonly spot: Spot;
  readonly where: 'top' | 'third';
  readonly focus: string | null;
}

const LEAVE: EditRequest = { note: null, label: null, colour: null, tag: [], untag: [], sitting: null };

export class Report {
  document = $state.raw<Document | null>(null);
  topics = $state.raw<readonly Topic[]>([]);
  annotations = $state.raw<readonly Annotation[]>([]);
  /** Positions of the topics that are read. */
  read = $state.raw<ReadonlySet<number>>(new Set());
  /** The topic being read, by position. */
  topic = $state(0);
  /** The share of the first topic on screen that has passed (0 to 1): as far as the place that is kept. */
  share = $state(0);
  /** The first and the last topic on screen. */
  shown = $state.raw<{ readonly from: number; readonly to: number }>({ from: 0, to: 0 });
  // Summed once, not at every scroll: a document may have 100,000 topics.
  readonly #words = $derived(this.topics.map(({ words }) => words));
  readonly #total = $derived(this.#words.reduce((sum, words) => sum + words, 0));
  readonly #unread = $derived(wordsLeft(this.#words, (topic) => this.read.has(topic), null));
  /** Words still to be read. */
  readonly wordsLeft = $derived.by(() => {
    const {
      share,
      shown: { from: topic },
    } = this;
    return this.read.has(topic) ? this.#unread : this.#unread - (this.#words[topic] ?? 0) * share;
  });
  /** The share of the words that is read, 0 to 1. */
  readonly shareRead = $derived(this.#total === 0 ? 0 : 1 - this.wordsLeft / this.#total);
  current = $state<string | null>(null);
  editing = $state.raw<Editing>(null);
  request = $state.raw<Request | null>(null);
  /** Where the reader is: what is kept, and what Back returns to. */
  spot: Spot | null = null;
  /** Sees where the page is at this moment: `spot` has it only once it has come to rest. */
  look: (() => void) | null = null;
  #edition = '';
  #placeRefused = false;
  /** HTML that came with the document, by position. */
  contents: ReadonlyMap<number, string> = new Map();

  /** Show a document. `contents` is HTML of topics that came along with it. */
  open(opened: Opened, contents: readonly TopicContent[] = []): void {
    this.document = opened.document;
    this.#edition = opened.edition;
    this.topics = topicsOf(opened.outline);
    this.annotations = inReadingOrder(opened.annotations);
    this.read = new Set(opened.progress.read);
    this.contents = new Map(contents.map(({ position, html }) => [position, html]));
    this.spot = opened.progress.place;
    this.topic = opened.progress.place?.topic ?? 0;
    this.share = 0;
    this.shown = { from: this.topic, to: this.topic };
    this.current = null;
    this.editing = null;
    this.request = null;
  }

  close(): void {
    this.document = null;
    this.topics = [];
    this.annotations = [];
    this.editing = null;
    this.current = null;
  }

  /** The list anew from the core, as after an undo or when another program wrote to the library. */
  async refresh(): Promise<void> {
    const { document } = this;
    if (!document) return;
    await attempt(async () => {
      const annotations = await commands.annotations(document.document);
      if (this.document?.document !== document.document) return;
      this.annotations = inReadingOrder(annotations);
      const has = (id: string | null): boolean => annotations.some((a) => a.annotation === id);
      if (!has(this.current)) this.current = null;
      if (typeof this.editing === 'string' && !has(this.editing)) this.editing = null;
    });
  }

  annotation(id: string | null): Annotation | undefined {
    return this.annotations.find((a) => a.annotation === id);
  }

  bookmarkOf(topic: number): Annotation | undefined {
    return topicBookmark(this.annotations, topic);
  }

  async highlight(range: TextRange, colour: Colour): Promise<Annotation | null> {
    const { document } = this;
    if (!document) return null;
    if (settings.last_colour !== colour) change({ last_colour: colour });
    return attempt(async () => this.take(await commands.highlight(document.document, range, colour)));
  }

  async recolour(id: string, colour: Colour): Promise<void> {
    if (this.annotation(id)?.colour === colour) return;
    if (settings.last_colour !== colour) change({ last_colour: colour });
    await attempt(() => this.edit(id, { colour }));
  }

  async resize(id: string, range: TextRange): Promise<void> {
    await attempt(async () => this.take(await commands.resizeAnnotation(id, range)));
  }

  /** Throws what the core answers: the editor keeps the words. */
  async editNote(id: string, note: string, sitting: string): Promise<Annotation> {
    return this.edit(id, { note, sitting });
  }

  /** Throws what the core answers. */
  async editTags(id: string, tag: string[], untag: string[]): Promise<Annotation> {
    return this.edit(id, { tag, untag });
  }

  async editLabel(id: string, label: string): Promise<void> {
    await attempt(() => this.edit(id, { label }));
  }

  /** Throws what the core answers: the editor keeps the words. */
  async noteOnTopic(topic: number, text: string): Promise<Annotation> {
    return this.take(await commands.noteOnTopic(this.#edition, topic, text));
  }

  /** Throws what the core answers: the editor keeps the words. */
  async noteOnDocument(text: string): Promise<Annotation> {
    return this.take(await commands.noteOnDocument(this.document?.document ?? '', text));
  }

  async remove(id: string): Promise<void> {
    await attempt(async () => {
      const { kind } = await commands.removeAnnotation(id);
      this.annotations = this.annotations.filter((a) => a.annotation !== id);
      if (this.current === id) this.current = null;
      if (this.editing === id) this.editing = null;
      void overview.refresh();
      say({ text: t('removed', { kind }), undo: true });
    });
  }

  /** Put a bookmark on a topic, or take it off. */
  async bookmarkTopic(topic: number): Promise<void> {
    const there = this.bookmarkOf(topic);
    if (there) return this.remove(there.annotation);
    await attempt(async () => this.take(await commands.bookmarkTopic(this.#edition, topic)));
  }

  async bookmarkPlace(range: TextRange): Promise<Annotation | null> {
    const { document } = this;
    if (!document) return null;
    return attempt(async () => this.take(await commands.bookmarkPlace(document.document, range)));
  }

  /** The words of a stretch, or of an annotation, with where they are from, into the clipboard. */
  async copyWithSource(what: TextRange | Annotation): Promise<void> {
    const { document } = this;
    const range = 'annotation' in what ? rangeOf(what) : what;
    if (!document || !range) return;
    await attempt(async () => {
      const cited = commands.cite(document.document, range);
      await copyLater(cited.then(({ quote, source }) => `${quote}\n\n${source}`));
      say({ text: t('copied-with-source') });
    });
  }

  /** Ask the page to go to an annotation or a place. */
  goTo(what: Annotation | Spot, where: 'top' | 'third' = 'annotation' in what ? 'third' : 'top'): void {
    if ('annotation' in what) {
      const isPlace = what.topic_position !== null && what.start !== null;
      const spot = { topic: what.topic_position ?? 0, offset: what.start ?? 0 };
      this.current = what.annotation;
      this.request = { spot, where: isPlace ? where : 'top', focus: what.annotation };
    } else {
      this.request = { spot: what, where, focus: null };
    }
  }

  /** Keep where the reader is. */
  async keep(): Promise<void> {
    const { document, spot } = this;
    if (!document || !spot) return;
    const place = { topic: spot.topic, offset: spot.offset };
    try {
      await commands.keepPlace(document.document, place, [...this.read]);
      this.#placeRefused = false;
    } catch (error) {
      // Said once, not at every scroll, until it goes well again; a note being written says it itself.
      if (!this.#placeRefused && this.editing === null) sayFailure(error);
      this.#placeRefused = true;
    }
  }

  /** The edition whose positions the topics have. */
  get edition(): string {
    return this.#edition;
  }

  private async edit(id: string, part: Partial<EditRequest>): Promise<Annotation> {
    return this.take(await commands.editAnnotation(id, { ...LEAVE, ...part }));
  }

  private take(annotation: Annotation): Annotation {
    const isNew = !this.annotation(annotation.annotation);
    this.annotations = withOne(this.annotations, annotation);
    if (isNew) void overview.refresh();
    return annotation;
  }
}

/** The document in front of the reader. */
export const report = new Report();

async function attempt<T>(deed: () => Promise<T>): Promise<T | null> {
  try {
    return await deed();
  } catch (error) {
    sayFailure(error);
    return null;
  }
}
