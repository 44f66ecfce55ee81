/**
 * The column as it stands on the page: where its topics are on screen, and how tall they are.
 *
 * Reads the DOM and gives gaps their heights; never scrolls. "On screen" is px below the top of the
 * scroller's visible part.
 */
import { blocks, toScroll, toVirtual } from './gaps';
import type { Block } from './gaps';
import { Heights, charsPerLine, estimate } from './heights';
import type { Standing } from './hold';
import { Mounts } from './mounts';
import { rectAt } from './places';
import type { Position } from './position';
import type { Seen } from './progress';
import type { View } from './window';

/** What must be known of a topic before its HTML is here. */
export interface TopicMeta {
  /** Code points of its text. */
  readonly chars: number;
}

export class Layout {
  readonly heights: Heights;
  readonly mounts: Mounts;
  /** The leading of running text, px. */
  lineHeight = 0;
  private width = 0;
  private column: readonly Block[];

  constructor(
    private readonly scroller: HTMLElement,
    private readonly host: HTMLElement,
    private readonly topics: readonly TopicMeta[],
  ) {
    this.mounts = new Mounts(host);
    this.heights = new Heights(this.estimates());
    this.column = blocks(this.heights, []);
    this.arrange(this.mounts.list);
  }

  /** The visible part of the scroller (client px). */
  screen(): DOMRect {
    const { scroller } = this;
    const box = scroller.getBoundingClientRect();
    const left = box.left + scroller.clientLeft;
    const top = box.top + scroller.clientTop;
    return new DOMRect(left, top, scroller.clientWidth, scroller.clientHeight);
  }

  /** What part of the column is on screen, virtual px; above its top when a title is. */
  view(): View {
    const screen = this.screen();
    const y = screen.top - this.mounts.top;
    return { top: toVirtual(this.column, y), bottom: toVirtual(this.column, y + screen.height) };
  }

  /** What will be on screen, by what is known so far, when a place stands `want` px down. */
  viewAt(at: Position, want: number): View {
    const { height } = this.screen();
    const chars = this.topics[at.topic]?.chars ?? 0;
    const share = chars > 0 ? Math.min(1, at.offset / chars) : 0;
    const y = this.heights.offset(at.topic) + share * this.heights.height(at.topic) - want;
    const top = Math.max(0, Math.min(this.heights.total - height, y));
    return { top, bottom: top + height };
  }

  /** The mounted topics on screen coordinates, ascending. */
  standing(): Standing[] {
    const { top } = this.screen();
    return this.mounts.elements.map(({ topic, element }) => {
      const box = element.getBoundingClientRect();
      return { topic, top: box.top - top, bottom: box.bottom - top };
    });
  }

  /**
   * Where a topic's top stands and where it is wanted. While it is not mounted the wish is put in
   * virtual px, in which gaps are not shrunk: the height that belongs at the top of the screen.
   */
  topOf(topic: number, want = 0): { now: number; want: number } {
    const { top } = this.screen();
    const element = this.mounts.element(topic);
    if (element) return { now: element.getBoundingClientRect().top - top, want };
    const atTop = toScroll(this.column, this.heights.offset(topic) - want);
    return { now: this.mounts.top - top + atTop, want: 0 };
  }

  /** Where the line of a place is on screen; null while its topic is not mounted or has no text. */
  lineAt(at: Position): number | null {
    const element = this.mounts.element(at.topic);
    const rect = element && rectAt(element, at.offset);
    return rect ? rect.top - this.screen().top : null;
  }

  /** Bring the DOM into order after topics came and went, and take the heights of those that came. */
  arrange(came: readonly number[]): void {
    this.place();
    this.measure(came);
  }

  /** Take the true heights of mounted topics, and give the gaps theirs. True when any was new. */
  measure(topics: readonly number[] = this.mounts.list): boolean {
    let changed = false;
    for (const topic of topics) {
      const height = this.mounts.element(topic)?.getBoundingClientRect().height;
      if (height === undefined) continue;
      if (this.heights.measure(topic, height) !== 0) changed = true;
    }
    if (changed) this.place();
    return changed;
  }

  /** The type has changed: estimate anew, measure what is mounted. */
  retype(): void {
    this.heights.reestimate(this.estimates());
    this.measure();
    this.place();
  }

  /** True when the column has become wider or narrower since it was last estimated. */
  get isStale(): boolean {
    return this.host.clientWidth !== this.width;
  }

  /** Topics whose last line is on screen, with the number of their lines there. */
  lastLines(): Seen[] {
    const { height } = this.screen();
    return this.standing()
      .filter(({ bottom }) => bottom > 0 && bottom <= height + this.lineHeight / 2)
      .map(({ topic, top, bottom }) => {
        return { topic, lines: Math.round((bottom - Math.max(top, 0)) / this.lineHeight) };
      });
  }

  private place(): void {
    this.column = blocks(this.heights, this.mounts.list);
    this.mounts.arrange(this.column);
  }

  private estimates(): Float64Array {
    const style = getComputedStyle(this.host);
    const fontSize = parseFloat(style.fontSize) || 18;
    this.lineHeight = parseFloat(style.lineHeight) || 1.6 * fontSize;
    this.width = this.host.clientWidth;
    const type = { charsPerLine: charsPerLine(this.width, fontSize), lineHeight: this.lineHeight };
    return Float64Array.from(this.topics, ({ chars }) => estimate(chars, type));
  }
}
