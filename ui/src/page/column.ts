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
import './column.css';
import { Found } from './found';
import type { Hit } from './found';
import { blocks, toScroll, toVirtual } from './gaps';
import type { Block } from './gaps';
import { Heights, charsPerLine, estimate } from './heights';
import { correction, firstOnScreen, holdBlank } from './hold';
import { piecesOf } from './marks';
import type { Mark } from './marks';
import { Mounts } from './mounts';
import { countPoints } from './offsets';
import type { TopicElement } from './offsets';
import { paint, setCurrent } from './paint';
import { gripAt, gripNow, placeOf, positionAt, rectAt, rectsIn } from './places';
import type { Grip, Place } from './places';
import { partIn } from './position';
import type { Position, Span } from './position';
import { sharePassed } from './progress';
import type { Seen } from './progress';
import { select, selectionIn } from './select';
import { Shelf } from './shelf';
import type { Load } from './shelf';
import { Watch } from './watch';
import { mountList, reachFor, runFor } from './window';
import type { Run, View } from './window';

/** What must be known of a topic before its HTML is here. */
export interface TopicMeta {
  /** Code points of its text. */
  readonly chars: number;
}

/** What is on screen. */
export interface OnScreen {
  /** The topic being read, and the share of it (0 to 1) that has come up to the foot of the screen. */
  readonly topic: number;
  readonly share: number;
  /** The first and the last topic of which something is on screen. */
  readonly first: number;
  readonly last: number;
}

export interface ColumnOptions {
  /** The element that scrolls. */
  readonly scroller: HTMLElement;
  /** The column's own element in it. `[data-topic]` children in it are taken over as they are. */
  readonly host: HTMLElement;
  readonly topics: readonly TopicMeta[];
  readonly load: Load;
  /** Puts a topic's HTML into its element: the one place where HTML enters the page. */
  readonly insert: (element: HTMLElement, html: string) => void;
  /** Topics that are read already. */
  readonly read?: Iterable<number>;
  /** The reading place, a quarter of a second after the last movement. */
  readonly onPlace?: (place: Place) => void;
  /** What is on screen, after every movement and change. */
  readonly onView?: (view: OnScreen) => void;
  /** A topic has entered, or is about to leave, the page. */
  readonly onMounted?: (topic: number, element: HTMLElement) => void;
  readonly onUnmount?: (topic: number, element: HTMLElement) => void;
  /** A topic has been read. */
  readonly onRead?: (topic: number) => void;
  /** Something may have moved within the column: redraw what is laid over it. */
  readonly onLaidOut?: () => void;
  /** HTML could not be had; what is on the page stays. */
  readonly onError?: (error: unknown) => void;
}

/** Where on screen a place is brought: near the top, or a third down, where the eyes rest. */
export type Where = 'top' | 'third';

/** What is kept still: a line (`grip`, or `position`) or else the top of a topic. */
interface Held {
  readonly topic: number;
  /** Where the topic's top is wanted, px below the screen's top; null when only the line counts. */
  readonly want: number | null;
  readonly grip?: Grip;
  readonly position?: Position;
  readonly lineWant?: number;
}

/** From the top of the screen to the line one has jumped to, px. */
const TOP_MARGIN = 24;
const PLACE_AFTER_MS = 250;
/** Wanted positions beyond both ends of any column: the scroll range cuts them. */
const BEYOND = 1e9;
/** A step that mounts may uncover the need for another; each comes nearer, and few are needed. */
const MOST_TURNS = 6;

export class Column {
  private readonly heights: Heights;
  private readonly mounts: Mounts;
  private readonly shelf: Shelf;
  private readonly found = new Found();
  private readonly marks = new Map<number, readonly Mark[]>();
  private readonly watch: Watch;
  private readonly resize: ResizeObserver;
  private readonly pins = new Set<number>();
  private column: Block[];
  private run: Run | undefined;
  private held: Held = { topic: 0, want: null };
  private currentMark: string | null = null;
  /** `scrollTop` as the column last saw or set it: any other value is the reader's doing. */
  private seenTop = 0;
  private width = 0;
  private lineHeight = 0;
  private jump = 0;
  private placeTimer: ReturnType<typeof setTimeout> | undefined;
  private alive = true;

  constructor(private readonly options: ColumnOptions) {
    this.mounts = new Mounts(options.host);
    this.shelf = new Shelf(options.load);
    this.watch = new Watch(options.read, () => this.lastLines(this.view()), options.onRead);
    this.heights = new Heights(this.estimates());
    this.resize = new ResizeObserver(() => {
      this.onResize();
    });
    for (const { topic, element } of this.mounts.elements) this.adopt(topic, element as HTMLElement);
    this.column = blocks(this.heights, this.mounts.list);
    this.mounts.arrange(this.column);
    this.measure(this.mounts.list);
    this.resize.observe(options.host);
    this.resize.observe(options.scroller);
    options.scroller.addEventListener('scroll', this.onScroll, { passive: true });
    this.seenTop = options.scroller.scrollTop;
    this.capture();
    this.settle();
  }

  /** Take everything off the page and stop. */
  destroy(): void {
    this.alive = false;
    this.jump++;
    this.options.scroller.removeEventListener('scroll', this.onScroll);
    this.resize.disconnect();
    clearTimeout(this.placeTimer);
    this.watch.stop();
    this.found.set([], null);
    this.mounts.removeAll();
    this.shelf.clear();
  }

  // --- where the reader is ---

  /** The reading place now, or null while there is no text on screen. */
  place(): Place | null {
    const grip = gripAt(this.options.host, this.screen());
    return grip && placeOf(grip, this.mounts.elements);
  }

  /** The topic being read: the one a fifth down the screen. */
  get topic(): number {
    const view = this.view();
    return this.heights.at(view.top + (view.bottom - view.top) / 5).topic;
  }

  /** True when the topic has been read. */
  isRead(topic: number): boolean {
    return this.watch.isRead(topic);
  }

  // --- going somewhere ---

  /**
   * Bring a place on screen: with `below` (as `onPlace` gives it) to that very pixel, else `where`.
   * Nothing moves until its text is here. False when another jump or the end came in between.
   */
  async goTo(place: Place, where: Where = 'top'): Promise<boolean> {
    const topic = Math.max(0, Math.min(this.heights.count - 1, place.topic));
    const lineWant = place.below ?? (where === 'top' ? TOP_MARGIN : this.screen().height / 3);
    const position = { topic, offset: place.offset };
    return this.bring({ topic, want: null, position, lineWant });
  }

  /** To the true start, title included; to the true end. */
  async toStart(): Promise<boolean> {
    return this.bring({ topic: 0, want: BEYOND });
  }
  async toEnd(): Promise<boolean> {
    return this.bring({ topic: this.heights.count - 1, want: -BEYOND });
  }

  /** The heading of the next topic. */
  async nextTopic(): Promise<boolean> {
    if (this.topic + 1 >= this.heights.count) return this.toEnd();
    return this.goTo({ topic: this.topic + 1, offset: 0 });
  }

  /** The heading of this topic when it has left the screen, else of the one before. */
  async previousTopic(): Promise<boolean> {
    const topic = this.topic;
    const top = this.standing({ topic, want: 0 }) ?? 0;
    const to = top < -3 * this.lineHeight ? topic : topic - 1;
    return to < 0 ? this.toStart() : this.goTo({ topic: to, offset: 0 });
  }

  /** A screen down (1) or up (-1), less two lines that stay in sight. */
  page(by: 1 | -1): void {
    this.scrollBy(by * Math.max(this.lineHeight, this.screen().height - 2 * this.lineHeight));
  }

  /** Scroll by so many px, as the wheel would. */
  scrollBy(px: number): void {
    this.options.scroller.scrollTop += Math.round(px);
    this.moved();
  }

  /** Scroll as little as needed to have a box (client px) on screen with two lines around it. */
  reveal(box: { readonly top: number; readonly bottom: number }): void {
    const screen = this.screen();
    const room = 2 * this.lineHeight;
    const above = box.top - room - screen.top;
    const below = box.bottom + room - (screen.top + screen.height);
    if (above < 0) this.scrollBy(above);
    else if (below > 0) this.scrollBy(Math.min(above, below));
  }

  /** After a change of face, size, leading or width: the line at the top of the screen stays there. */
  relayout(change?: () => void): void {
    if (this.options.scroller.scrollTop !== this.seenTop) this.capture();
    const held = this.held;
    change?.();
    this.retype();
    this.settle(held);
  }

  // --- what is shown in it ---

  /** A topic's element while it is mounted. */
  topicElement(topic: number): HTMLElement | null {
    return this.mounts.element(topic) ?? null;
  }

  /** The mounted topics, ascending: what the functions of `offsets`, `places` and `select` take. */
  get mounted(): TopicElement[] {
    return this.mounts.elements;
  }

  /** All marks of a topic, in place of those of before. */
  setMarks(topic: number, marks: readonly Mark[]): void {
    if (marks.length > 0) this.marks.set(topic, marks);
    else this.marks.delete(topic);
    const element = this.mounts.element(topic);
    if (!element) return;
    // Wrapping a text node takes it out for a moment, and the selection's end with it.
    const kept = selectionIn(this.mounts.elements);
    this.paintMarks(topic, element);
    this.found.paint(topic, element);
    if (kept && (kept.span.start.topic === topic || kept.span.end.topic === topic)) {
      select(kept.span, this.mounts.elements, kept.backwards);
    }
    this.capture();
    this.options.onLaidOut?.();
  }

  /** The mark that is shown as current, or null. */
  setCurrentMark(id: string | null): void {
    this.currentMark = id;
    for (const { element } of this.mounts.elements) setCurrent(element, id);
  }

  /** Hits of find, over the whole document; `current` is one of them or null. */
  setFound(hits: readonly Hit[], current: Hit | null): void {
    this.found.set(hits, current);
    for (const { topic, element } of this.mounts.elements) this.found.paint(topic, element);
  }

  /** Boxes of a span, as far as its topics are mounted (client px). */
  rangeRects(span: Span): DOMRect[] {
    return this.mounts.elements.flatMap(({ topic, element }) => {
      const inside = topic >= span.start.topic && topic <= span.end.topic;
      const part = inside ? partIn(span, topic, Number.MAX_SAFE_INTEGER) : null;
      if (!part) return [];
      return rectsIn(element, part.start, Math.min(part.end, countPoints(element.textContent ?? '')));
    });
  }

  /** The position under a point of the window (client px), or null outside of the text. */
  positionAt(x: number, y: number): Position | null {
    return positionAt(this.options.host, x, y, this.mounts.elements);
  }

  /** Select a span, also one whose middle is not mounted. False when it could not be. */
  async select(span: Span, backwards = false): Promise<boolean> {
    const ends = [span.start.topic, span.end.topic];
    for (const topic of ends) this.pins.add(topic);
    try {
      await this.shelf.fetch(ends.filter((t) => !this.mounts.element(t)));
      if (!this.alive) return false;
      this.settle();
      return select(span, this.mounts.elements, backwards);
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

  private async bring(held: Held): Promise<boolean> {
    const jump = ++this.jump;
    try {
      const run = runFor(this.heights, this.viewOf(held), this.reach);
      await this.shelf.fetch(mountList(run, [], this.heights.count).filter((t) => !this.mounts.element(t)));
    } catch (error) {
      this.options.onError?.(error);
      return false;
    }
    if (jump !== this.jump || !this.alive) return false;
    this.settle(held);
    return true;
  }

  /** Mount, measure, and bring what is held back to its place. `aim`: go there instead. */
  private settle(aim?: Held): void {
    const { scroller } = this.options;
    if (!aim && scroller.scrollTop !== this.seenTop) this.capture();
    const held = aim ?? this.held;
    let missing: number[] = [];
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const view = aim && turn === 0 ? this.viewOf(aim) : this.view();
      this.run = runFor(this.heights, view, this.reach, this.run);
      const wanted = mountList(this.run, this.pinned(), this.heights.count);
      missing = wanted.filter((t) => !this.mounts.element(t) && !this.shelf.has(t));
      const changed = this.mount(wanted.filter((t) => !missing.includes(t)));
      const moved = this.correct(held);
      if (!changed && !moved && !(aim && turn === 0)) break;
    }
    this.held = held;
    if (aim) this.capture();
    if (missing.length > 0) void this.fetch(missing);
    this.options.onLaidOut?.();
    this.report();
  }

  private async fetch(topics: readonly number[]): Promise<void> {
    try {
      await this.shelf.fetch(topics);
    } catch (error) {
      this.options.onError?.(error);
      return;
    }
    if (this.alive) this.settle();
  }

  /** Bring the DOM to exactly these topics. True when anything changed. */
  private mount(topics: readonly number[]): boolean {
    const keep = new Set(topics);
    const gone = this.mounts.list.filter((t) => !keep.has(t));
    const fresh = topics.filter((t) => !this.mounts.element(t));
    if (gone.length === 0 && fresh.length === 0) return false;
    for (const topic of gone) {
      const element = this.mounts.element(topic);
      if (!element) continue;
      this.options.onUnmount?.(topic, element);
      this.found.forget(topic);
      this.resize.unobserve(element);
      this.mounts.remove(topic);
    }
    for (const topic of fresh) {
      const element = this.mounts.make(topic);
      this.options.insert(element, this.shelf.get(topic) ?? '');
      this.adopt(topic, element);
    }
    this.column = blocks(this.heights, this.mounts.list);
    this.mounts.arrange(this.column);
    this.measure(fresh);
    return true;
  }

  private adopt(topic: number, element: HTMLElement): void {
    this.paintMarks(topic, element);
    this.found.paint(topic, element);
    this.resize.observe(element);
    this.options.onMounted?.(topic, element);
  }

  /** Take the true heights of mounted topics. True when one differs from what was thought. */
  private measure(topics: readonly number[]): boolean {
    let changed = false;
    for (const topic of topics) {
      const height = this.mounts.element(topic)?.getBoundingClientRect().height;
      if (height === undefined) continue;
      if (Math.abs(this.heights.measure(topic, height)) > 0.01) changed = true;
    }
    if (changed) {
      this.column = blocks(this.heights, this.mounts.list);
      this.mounts.arrange(this.column);
    }
    return changed;
  }

  private correct(held: Held): boolean {
    const { scroller } = this.options;
    const range = { top: scroller.scrollTop, max: scroller.scrollHeight - scroller.clientHeight };
    const line = this.lineOf(held);
    const now = line ?? this.standing(held);
    const want = line === null ? held.want : held.lineWant;
    if (now === null || want === null || want === undefined) {
      this.seenTop = range.top;
      return false;
    }
    const by = correction({ want }, now, range);
    if (by !== 0) scroller.scrollTop = range.top + by;
    this.seenTop = scroller.scrollTop;
    return this.seenTop !== range.top;
  }

  // --- where things stand (px below the top of the screen) ---

  private lineOf(held: Held): number | null {
    const { top } = this.screen();
    if (held.grip) return gripNow(held.grip, top);
    const element = held.position && this.mounts.element(held.position.topic);
    const rect = element && rectAt(element, held.position?.offset ?? 0);
    return rect ? rect.top - top : null;
  }

  private standing({ topic }: Held): number | null {
    const { top } = this.screen();
    const element = this.mounts.element(topic);
    if (element) return element.getBoundingClientRect().top - top;
    return this.mounts.top - top + toScroll(this.column, this.heights.offset(topic));
  }

  /** Note what is at the top of the screen, to be kept there. */
  private capture(): void {
    this.seenTop = this.options.scroller.scrollTop;
    const screen = this.screen();
    const standing = this.mounts.elements.map(({ topic, element }) => {
      const box = element.getBoundingClientRect();
      return { topic, top: box.top - screen.top, bottom: box.bottom - screen.top };
    });
    const first = firstOnScreen(standing, screen.height);
    const last = standing.at(-1);
    const atEnd = this.seenTop > 0 && this.seenTop >= this.maxTop() - 1;
    if (atEnd && last?.topic !== this.heights.count - 1) {
      this.held = { topic: this.heights.count - 1, want: -BEYOND };
    } else if (first && first.top <= this.lineHeight) {
      const grip = gripAt(this.options.host, screen);
      this.held = { topic: first.topic, want: first.top, ...(grip && { grip, lineWant: grip.below }) };
    } else if (first && this.view().top < 0) {
      this.held = { topic: first.topic, want: first.top };
    } else {
      this.held = holdBlank(this.heights, this.view());
    }
  }

  private maxTop(): number {
    return this.options.scroller.scrollHeight - this.options.scroller.clientHeight;
  }

  /** The box of the screen: the visible part of the scroller. */
  private screen(): DOMRect {
    const { scroller } = this.options;
    const box = scroller.getBoundingClientRect();
    return new DOMRect(
      box.left + scroller.clientLeft,
      box.top + scroller.clientTop,
      scroller.clientWidth,
      scroller.clientHeight,
    );
  }

  private view(): View {
    const screen = this.screen();
    const y = screen.top - this.mounts.top;
    return { top: toVirtual(this.column, y), bottom: toVirtual(this.column, y + screen.height) };
  }

  /** The view as it will be, by what is known so far, when `held` has been brought to its place. */
  private viewOf(held: Held): View {
    const { height } = this.screen();
    const chars = this.options.topics[held.topic]?.chars ?? 0;
    const share = held.position && chars > 0 ? Math.min(1, held.position.offset / chars) : 0;
    const at = this.heights.offset(held.topic) + share * this.heights.height(held.topic);
    const want = held.lineWant ?? held.want ?? 0;
    const top = Math.max(0, Math.min(this.heights.total - height, at - want));
    return { top, bottom: top + height };
  }

  private get reach(): ReturnType<typeof reachFor> {
    return reachFor(this.screen().height);
  }

  // --- what makes it move ---

  private readonly onScroll = (): void => {
    this.moved();
  };

  private moved(): void {
    if (this.options.scroller.scrollTop === this.seenTop) return;
    this.jump++;
    this.capture();
    this.settle();
    clearTimeout(this.placeTimer);
    this.placeTimer = setTimeout(() => {
      const place = this.place();
      if (place) this.options.onPlace?.(place);
    }, PLACE_AFTER_MS);
  }

  private onResize(): void {
    if (!this.alive) return;
    if (this.options.host.clientWidth !== this.width) this.retype();
    this.measure(this.mounts.list);
    this.settle();
  }

  // --- type, marks, pins, reports ---

  private retype(): void {
    this.heights.reestimate(this.estimates());
    this.column = blocks(this.heights, this.mounts.list);
    this.measure(this.mounts.list);
  }

  private estimates(): Float64Array {
    const { host, topics } = this.options;
    const style = getComputedStyle(host);
    const fontSize = parseFloat(style.fontSize) || 18;
    this.lineHeight = parseFloat(style.lineHeight) || 1.6 * fontSize;
    this.width = host.clientWidth;
    const type = { charsPerLine: charsPerLine(this.width, fontSize), lineHeight: this.lineHeight };
    return Float64Array.from(topics, ({ chars }) => estimate(chars, type));
  }

  private paintMarks(topic: number, element: HTMLElement): void {
    const marks = this.marks.get(topic) ?? [];
    const byId = new Map(marks.map((mark) => [mark.id, mark]));
    const length = this.options.topics[topic]?.chars ?? 0;
    paint(element, piecesOf(length, marks), byId, this.currentMark);
  }

  /** Topics that must not leave: they hold an end of the selection, the focus, or were asked for. */
  private pinned(): Set<number> {
    const selection = document.getSelection();
    const pinned = new Set(this.pins);
    for (const node of [document.activeElement, selection?.anchorNode, selection?.focusNode]) {
      if (!node || !this.options.host.contains(node)) continue;
      const element = node instanceof Element ? node : node.parentElement;
      const topic = element?.closest<HTMLElement>('[data-topic]')?.dataset['topic'];
      if (topic !== undefined) pinned.add(Number(topic));
    }
    return pinned;
  }

  private report(): void {
    const view = this.view();
    const topic = this.topic;
    this.options.onView?.({
      topic,
      share: sharePassed(this.heights.offset(topic), this.heights.height(topic), view.bottom),
      first: this.heights.at(view.top).topic,
      last: this.heights.at(Math.max(view.top, view.bottom - 1)).topic,
    });
    this.watch.look();
  }

  /** Topics whose last line is on screen, with the number of their lines there. */
  private lastLines(view: View): Seen[] {
    const seen: Seen[] = [];
    for (const topic of this.mounts.list) {
      const top = this.heights.offset(topic);
      const bottom = top + this.heights.height(topic);
      if (bottom <= view.top || bottom > view.bottom + this.lineHeight / 2) continue;
      seen.push({ topic, lines: Math.round((bottom - Math.max(top, view.top)) / this.lineHeight) });
    }
    return seen;
  }
}
