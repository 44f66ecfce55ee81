/**
 * Shows hits of find in mounted topics as CSS custom highlights, `::highlight(found)` and
 * `::highlight(found-current)`, so that nothing in the DOM and no letter on the page moves.
 *
 * The registry belongs to the whole window, so each column adds its own ranges to the shared highlight
 * and takes only those out again. Without `CSS.highlights` (WebKit before 17.2) `isSupported` is
 * false and nothing is painted: the caller then draws the boxes of `Column.rangeRects` behind the text.
 */
import { locateAll } from './offsets';

/** One hit: code points in its topic, `end` exclusive. */
export interface Hit {
  readonly topic: number;
  readonly start: number;
  readonly end: number;
}

/** Whether this web view has custom highlights. */
export function isSupported(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';
}

/** The hits of one column. */
export class Found {
  private hits = new Map<number, readonly Hit[]>();
  private current: Hit | null = null;
  private readonly painted = new Map<number, { ranges: Range[]; current: Range | null }>();

  /** Put other hits in place of those of before. Nothing is painted until `paint`. */
  set(hits: readonly Hit[], current: Hit | null): void {
    for (const topic of [...this.painted.keys()]) this.forget(topic);
    const byTopic = new Map<number, Hit[]>();
    for (const hit of hits) {
      const list = byTopic.get(hit.topic);
      if (list) list.push(hit);
      else byTopic.set(hit.topic, [hit]);
    }
    for (const list of byTopic.values()) list.sort((a, b) => a.start - b.start);
    this.hits = byTopic;
    this.current = current;
  }

  /** Paint a topic's hits; call it again after its marks were painted, which moves text nodes. */
  paint(topic: number, element: Element): void {
    this.forget(topic);
    const hits = this.hits.get(topic);
    if (!hits || !isSupported()) return;
    const points = locateAll(
      element,
      hits.flatMap((hit) => [
        { offset: hit.start, bias: 'after' as const },
        { offset: hit.end, bias: 'before' as const },
      ]),
    );
    const ranges: Range[] = [];
    let current: Range | null = null;
    for (const [i, hit] of hits.entries()) {
      const from = points[2 * i];
      const to = points[2 * i + 1];
      if (!from || !to) continue;
      const range = document.createRange();
      range.setStart(from.node, from.utf16);
      range.setEnd(to.node, to.utf16);
      if (this.isCurrent(hit)) current = range;
      else ranges.push(range);
    }
    for (const range of ranges) shared('found', 0).add(range);
    if (current) shared('found-current', 1).add(current);
    this.painted.set(topic, { ranges, current });
  }

  /** Take a topic's hits off the page; call it before the topic leaves. */
  forget(topic: number): void {
    const painted = this.painted.get(topic);
    if (!painted) return;
    for (const range of painted.ranges) shared('found', 0).delete(range);
    if (painted.current) shared('found-current', 1).delete(painted.current);
    this.painted.delete(topic);
  }

  private isCurrent(hit: Hit): boolean {
    const now = this.current;
    return now?.topic === hit.topic && now.start === hit.start && now.end === hit.end;
  }
}

/** The highlight of a name; a higher priority is painted above. */
function shared(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
  return made;
}
