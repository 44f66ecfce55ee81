/**
 * The reading column: the one module that measures topics and puts them on the page.
 *
 * What is where (`heights`, `gaps`), what is mounted (`window`) and how far to scroll back (`hold`) is
 * decided by pure modules; this one reads the DOM, asks them, and does it. Each step, whether after a
 * scroll, a load, a measurement or a change of type, is `settle`: mount what is near, measure it, give
 * the gaps their heights, and bring the held line back to where it was, all before the next frame is
 * painted. Nothing else writes `scrollTop`.
 *
 * The host element belongs to the column alone; a title above it is a sibling before it.
 */
import type { Hit } from './found';
import { correction, firstOnScreen, holdBlank, scrollToReveal } from './hold';
import type { Held } from './hold';
import { Ink } from './ink';
import { Layout } from './layout';
import type { Mark } from './marks';
import type { TopicElement } from './offsets';
import { gripAt, gripNow, placeOf, positionAt } from './places';
import type { Place } from './places';
import type { Position, Span } from './position';
import { sharePassed } from './progress';
import { select, selectionIn, spanRects, topicsInUse } from './select';
import { Shelf } from './shelf';
import type { ColumnOptions, Where } from './options';
import { Watch } from './watch';
import { mountList, neededFor, reachFor, runFor } from './window';
import type { Run, View } from './window';

/** From the top of the screen to the line one has jumped to, px. */
const TOP_MARGIN = 24;
const PLACE_AFTER_MS = 250;
/** Wanted positions beyond both ends of any column: the scroll range cuts them. */
const BEYOND = 1e9;
/** A step that mounts may uncover the need for another; each comes nearer, and few are needed. */
const MOST_TURNS = 6;

export class Column {
  private readonly layout: Layout;
  private readonly shelf: Shelf;
  private readonly ink = new Ink();
  private readonly watch: Watch;
  private readonly resize: ResizeObserver;
  private readonly pins = new Set<number>();
  private run: Run | undefined;
  private held: Held = { topic: 0, want: 0 };
  /** `scrollTop` as the column last saw or set it: any other value is the reader's doing. */
  private seenTop = 0;
  /** How often anybody wished to go somewhere. */
  wishes = 0;
  /** The topic of the jump on its way, so that the next key goes on from there. */
  private aim: number | null = null;
  private arrived: number | null = null; // the topic gone to last, while the page is where that brought it
  private jump = 0;
  private placeTimer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  private alive = true;

  constructor(private readonly options: ColumnOptions) {
    const { host, scroller } = options;
    this.layout = new Layout(scroller, host, options.topics);
    this.shelf = new Shelf(options.load);
    for (const [topic, html] of options.known ?? []) this.shelf.put(topic, html);
    this.watch = new Watch(options.read, () => this.layout.lastLines(), options.onRead);
    this.resize = new ResizeObserver(() => {
      this.onResize();
    });
    for (const { topic, element } of this.mounted) this.adopt(topic, element as HTMLElement);
    this.resize.observe(this.layout.mounts.ruler);
    this.resize.observe(scroller);
    scroller.addEventListener('scroll', this.onScroll, { passive: true });
    if (!options.at) this.capture();
    this.settle(options.at && this.wishFor(options.at, 'top'));
  }

  /** Stop, and take everything off the page, or leave it as it is. */
  destroy({ leave = false } = {}): void {
    this.alive = false;
    this.jump++;
    this.options.scroller.removeEventListener('scroll', this.onScroll);
    this.resize.disconnect();
    clearTimeout(this.placeTimer);
    cancelAnimationFrame(this.frame);
    this.watch.stop();
    if (leave) return;
    this.ink.setFound([], null, []);
    this.layout.mounts.removeAll();
    this.shelf.clear();
  }

  // --- where the reader is ---

  /** The reading place now, or null while there is no text on screen. */
  place(): Place | null {
    const grip = gripAt(this.options.host, this.layout.screen());
    return grip && placeOf(grip, this.mounted);
  }

  /** The topic being read: the one that was gone to, until the page is moved; else the one a fifth down the screen. */
  get topic(): number {
    const view = this.layout.view();
    return this.arrived ?? this.layout.heights.at(view.top * 0.8 + view.bottom * 0.2).topic;
  }

  // --- going somewhere ---

  /**
   * Bring a place on screen: with `below` (as `onPlace` gives it) to that very pixel, else `where`.
   * Nothing moves until its text is here. False when another jump or the end came in between.
   */
  async goTo(place: Place, where: Where = 'top'): Promise<boolean> {
    return this.bring(this.wishFor(place, where), place.below === undefined);
  }

  private wishFor(place: Place, where: Where): Held {
    const topic = Math.max(0, Math.min(this.count - 1, place.topic));
    const want = place.below ?? (where === 'top' ? TOP_MARGIN : this.layout.screen().height / 3);
    return { topic, want, position: { topic, offset: place.offset } };
  }

  /** To the true start, title included; to the true end. */
  async toStart(): Promise<boolean> {
    return this.bring({ topic: 0, want: BEYOND });
  }
  async toEnd(): Promise<boolean> {
    return this.bring({ topic: this.count - 1, want: -BEYOND });
  }

  /** The heading of the next topic. */
  async nextTopic(): Promise<boolean> {
    const topic = this.aim ?? this.topic;
    if (topic + 1 >= this.count) return this.toEnd();
    return this.goTo({ topic: topic + 1, offset: 0 });
  }

  /** The heading of this topic when it has left the screen, else of the one before. */
  async previousTopic(): Promise<boolean> {
    const topic = this.aim ?? this.topic;
    const isBelowHeading = this.aim === null && this.layout.topOf(topic).now < -3 * this.layout.lineHeight;
    const to = isBelowHeading ? topic : topic - 1;
    return to < 0 ? this.toStart() : this.goTo({ topic: to, offset: 0 });
  }

  /** A screen down (1) or up (-1), less two lines that stay in sight. */
  page(by: 1 | -1): void {
    const { lineHeight } = this.layout;
    this.scrollBy(by * Math.max(lineHeight, this.layout.screen().height - 2 * lineHeight));
  }

  /** Scroll by so many px, as the wheel would. */
  scrollBy(px: number): void {
    this.options.scroller.scrollTop += Math.round(px);
    this.moved();
  }

  /** Scroll as little as needed to have a box (client px) on screen with two lines around it. */
  reveal(box: { readonly top: number; readonly bottom: number }): void {
    this.scrollBy(scrollToReveal(box, this.layout.screen(), 2 * this.layout.lineHeight));
  }

  /** After a change of face, size, leading or width: the line at the top of the screen stays there. */
  relayout(change?: () => void): void {
    this.follow();
    const held = this.held;
    change?.();
    this.layout.retype();
    this.settle(held);
  }

  // --- what is shown in it ---

  /** A topic's element while it is mounted. */
  topicElement(topic: number): HTMLElement | null {
    return this.layout.mounts.element(topic) ?? null;
  }

  /** The mounted topics, ascending: what the functions of `offsets`, `places` and `select` take. */
  get mounted(): TopicElement[] {
    return this.layout.mounts.elements;
  }

  /** All marks of a topic, in place of those of before. */
  setMarks(topic: number, marks: readonly Mark[]): void {
    this.ink.setMarks(topic, marks);
    const element = this.layout.mounts.element(topic);
    if (!element) return;
    // Wrapping a text node takes it out for a moment, and the selection's end with it.
    const kept = selectionIn(this.mounted);
    this.ink.apply(topic, element);
    if (kept && (kept.span.start.topic === topic || kept.span.end.topic === topic)) {
      select(kept.span, this.mounted, kept.backwards);
    }
    this.capture();
    this.options.onLaidOut?.();
  }

  /** The mark that is shown as current, or null. */
  setCurrentMark(id: string | null): void {
    this.ink.setCurrent(id, this.mounted);
  }

  /** Hits of find, over the whole document; `current` is one of them or null. */
  setFound(hits: readonly Hit[], current: Hit | null): void {
    this.ink.setFound(hits, current, this.mounted);
  }

  /** Boxes of a span, as far as its topics are mounted (client px). */
  rangeRects(span: Span): DOMRect[] {
    return spanRects(span, this.mounted);
  }

  /** The position under a point of the window (client px), or null outside of the text. */
  positionAt(x: number, y: number): Position | null {
    return positionAt(this.options.host, x, y, this.mounted);
  }

  /** Select a span, also one whose middle is not mounted. False when it could not be. */
  async select(span: Span, backwards = false): Promise<boolean> {
    const ends = [span.start.topic, span.end.topic];
    for (const topic of ends) this.pins.add(topic);
    try {
      await this.shelf.fetch(ends.filter((t) => !this.layout.mounts.element(t)));
      if (!this.alive) return false;
      this.settle();
      return select(span, this.mounted, backwards);
    } catch (error) {
      this.options.onError?.(error);
      return false;
    } finally {
      for (const topic of ends) this.pins.delete(topic);
    }
  }

  /** Keep topics mounted wherever the reader goes, while an end of a mark is dragged in them. */
  pin(topics: Iterable<number>): void {
    this.pins.clear();
    for (const topic of topics) this.pins.add(topic);
  }

  // --- one step ---

  private async bring(held: Held, arrives = true): Promise<boolean> {
    const jump = ++this.jump;
    const { mounts } = this.layout;
    this.wishes++;
    this.aim = held.topic;
    const run = neededFor(this.layout.heights, this.viewOf(held), this.reach);
    const got = await this.fetched(mountList(run, [], this.count).filter((t) => !mounts.element(t)));
    if (jump !== this.jump || !this.alive) return false;
    this.aim = null;
    if (!got) return false;
    this.arrived = arrives ? held.topic : null;
    this.settle(held);
    this.placeSoon();
    return true;
  }

  /** Mount, measure, and bring what is held back to its place. `aim`: go there instead. */
  private settle(aim?: Held): void {
    if (!aim) this.follow();
    const held = aim ?? this.held;
    let missing: number[] = [];
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const away = aim !== undefined && turn === 0;
      if (!away) this.correct(held);
      const view = away ? this.viewOf(aim) : this.layout.view();
      this.run = runFor(this.layout.heights, view, this.reach, this.run);
      const wanted = mountList(this.run, [...this.pins, ...topicsInUse(this.options.host)], this.count);
      missing = wanted.filter((t) => !this.topicElement(t) && !this.shelf.has(t));
      const changed = this.mount(wanted.filter((t) => !missing.includes(t)));
      if (!changed && !away) break;
    }
    this.correct(held);
    // A jump is over once it is made; a line that was held goes on being wanted where it was.
    if ('grip' in held) this.held = held;
    else if (aim || this.topicElement(held.topic)) this.capture();
    if (missing.length > 0) void this.fetch(missing);
    this.options.onLaidOut?.();
    this.report();
  }

  private async fetch(topics: readonly number[]): Promise<void> {
    if ((await this.fetched(topics)) && this.alive) this.settle();
  }

  private async fetched(topics: readonly number[]): Promise<boolean> {
    try {
      await this.shelf.fetch(topics);
      return true;
    } catch (error) {
      this.options.onError?.(error);
      return false;
    }
  }

  /** Bring the DOM to exactly these topics. True when anything changed. */
  private mount(topics: readonly number[]): boolean {
    const { mounts } = this.layout;
    const keep = new Set(topics);
    const gone = mounts.elements.filter(({ topic }) => !keep.has(topic));
    const fresh = topics.filter((topic) => !mounts.element(topic));
    if (gone.length === 0 && fresh.length === 0) return false;
    for (const { topic, element } of gone) {
      this.options.onUnmount?.(topic, element as HTMLElement);
      this.ink.forget(topic);
      this.resize.unobserve(element);
      mounts.remove(topic);
    }
    for (const topic of fresh) {
      const element = mounts.make(topic);
      this.options.insert(element, this.shelf.get(topic) ?? '');
      this.adopt(topic, element);
    }
    this.layout.arrange(fresh);
    return true;
  }

  private adopt(topic: number, element: HTMLElement): void {
    this.ink.apply(topic, element);
    this.resize.observe(element);
    this.options.onMounted?.(topic, element);
  }

  /** Scroll by what the held line has moved. */
  private correct(held: Held): void {
    const { scroller } = this.options;
    const by = correction(this.nowAndWant(held), { top: scroller.scrollTop, max: this.maxTop });
    if (by !== 0) scroller.scrollTop += by;
    this.seenTop = scroller.scrollTop;
  }

  /** Where what is held stands, and where it is wanted: its line if it can be found, else its topic. */
  private nowAndWant(held: Held): { now: number; want: number } {
    if ('grip' in held) {
      const now = gripNow(held.grip, this.layout.screen().top);
      if (now !== null) return { now, want: held.want };
      return this.layout.topOf(held.topic, held.topicWant);
    }
    const line = 'position' in held ? this.layout.lineAt(held.position) : null;
    return line === null ? this.layout.topOf(held.topic, held.want) : { now: line, want: held.want };
  }

  /**
   * The reader has scrolled: hold what is on screen now. What has moved above it since the last frame
   * (a picture that came) is made good first, or the shift would be taken for the reader's wish.
   */
  private follow(): void {
    const by = this.options.scroller.scrollTop - this.seenTop;
    if (by === 0) return;
    if ('grip' in this.held) {
      const { want, topicWant } = this.held;
      this.correct({ ...this.held, want: want - by, topicWant: topicWant - by });
    }
    this.capture();
  }

  /** Note what is at the top of the screen, to be kept there. */
  private capture(): void {
    const { scroller, host } = this.options;
    this.seenTop = scroller.scrollTop;
    const screen = this.layout.screen();
    const first = firstOnScreen(this.layout.standing(), screen.height);
    const atEnd = this.seenTop > 0 && this.seenTop >= this.maxTop - 1;
    if (atEnd && !this.topicElement(this.count - 1)) {
      this.held = { topic: this.count - 1, want: -BEYOND };
    } else if (first) {
      const { topic, top } = first;
      const grip = gripAt(host, screen);
      this.held = grip ? { topic, grip, want: grip.below, topicWant: top } : { topic, want: top };
    } else {
      this.held = holdBlank(this.layout.heights, this.layout.view());
    }
  }

  private get maxTop(): number {
    return this.options.scroller.scrollHeight - this.options.scroller.clientHeight;
  }

  private get count(): number {
    return this.layout.heights.count;
  }

  private viewOf(held: Held): View {
    return this.layout.viewAt(
      'position' in held ? held.position : { topic: held.topic, offset: 0 },
      held.want,
    );
  }

  private get reach(): ReturnType<typeof reachFor> {
    return this.options.reach ?? reachFor(this.layout.screen().height);
  }

  // --- what makes it move ---

  private readonly onScroll = (): void => {
    this.moved();
  };

  private moved(): void {
    const by = Math.abs(this.options.scroller.scrollTop - this.seenTop);
    if (by === 0) return;
    // A wish to go elsewhere outlives the last pixels of a scroll that is coming to rest.
    if (by >= this.layout.lineHeight) {
      this.jump++;
      this.aim = this.arrived = null;
    }
    this.settle();
    this.placeSoon();
  }

  /** Tell the place once the page has come to rest, whether the reader scrolled or jumped there. */
  private placeSoon(): void {
    clearTimeout(this.placeTimer);
    this.placeTimer = setTimeout(() => {
      const place = this.place();
      if (place) this.options.onPlace?.(place);
    }, PLACE_AFTER_MS);
  }

  /**
   * A topic or the column has another size, as when a picture came. The line is put back before the
   * frame is painted; mounting waits for the next one, since what is newly observed while the observer
   * reports is reported as an error.
   */
  private onResize(): void {
    if (!this.alive) return;
    const isStale = this.layout.isStale;
    if (isStale) this.layout.retype();
    if (!this.layout.measure() && !isStale) return;
    this.correct(this.held);
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      if (this.alive) this.settle();
    });
  }

  private report(): void {
    const { heights } = this.layout;
    const view = this.layout.view();
    const first = heights.at(view.top).topic;
    this.options.onView?.({
      topic: this.topic,
      share: sharePassed(heights.offset(first), heights.height(first), view.top),
      first,
      last: heights.at(Math.max(view.top, view.bottom - 1)).topic,
    });
    this.watch.look();
  }
}
