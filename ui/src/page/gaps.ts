/**
 * The column as it stands on the page: mounted topics at full height, and between them gaps, empty
 * elements that hold the room of the topics that are not mounted.
 *
 * Two coordinates: *virtual* ones (see `heights.ts`), in which each topic has its full height, and
 * *scroll* ones, px from the top of the column on the page. They differ only when the document is
 * so long that gaps are shrunk. Inside a mounted topic one px is one px in both, so reading never
 * feels the scale; only dragging the scroll bar does.
 */
import type { Heights } from './heights';

/** A gap over the topics `from` to `to` (exclusive), or a mounted topic (`from`, `to` = from + 1). */
export interface Block {
  readonly kind: 'gap' | 'topic';
  readonly from: number;
  readonly to: number;
  /** Where it begins and how tall it is in virtual px. */
  readonly top: number;
  readonly height: number;
  /** The same in scroll px. */
  readonly scrollTop: number;
  readonly scrollHeight: number;
}

/**
 * The blocks of the column, in order. There is always a gap at each end, though it may be of no
 * height, so that the page has one fixed element above and one below all topics.
 * @param mounted indices of the mounted topics, ascending
 */
export function blocks(heights: Heights, mounted: readonly number[]): Block[] {
  const scale = heights.scale;
  const out: Block[] = [];
  let scrollTop = 0;
  const push = (kind: Block['kind'], from: number, to: number): void => {
    const top = heights.offset(from);
    const height = kind === 'topic' ? heights.height(from) : heights.offset(to) - top;
    const scrollHeight = kind === 'topic' ? height : height * scale;
    out.push({ kind, from, to, top, height, scrollTop, scrollHeight });
    scrollTop += scrollHeight;
  };
  let next = 0;
  for (const topic of mounted) {
    if (topic > next || out.length === 0) push('gap', next, topic);
    push('topic', topic, topic + 1);
    next = topic + 1;
  }
  push('gap', next, heights.count);
  return out;
}

/** The virtual height at a scroll height. Outside of the column it goes on one to one. */
export function toVirtual(column: readonly Block[], y: number): number {
  return convert(column, y, 'scrollTop', 'scrollHeight', 'top', 'height');
}

/** The scroll height at a virtual height; the inverse of `toVirtual`. */
export function toScroll(column: readonly Block[], y: number): number {
  return convert(column, y, 'top', 'height', 'scrollTop', 'scrollHeight');
}

/** One line for tests: `[0–3 300] 3 4 [5–9 400]`. */
export function print(column: readonly Block[]): string {
  return column
    .map((b) =>
      b.kind === 'topic'
        ? String(b.from)
        : `[${String(b.from)}–${String(b.to)} ${String(Math.round(b.scrollHeight))}]`,
    )
    .join(' ');
}

type Edge = 'top' | 'scrollTop';
type Size = 'height' | 'scrollHeight';

function convert(
  column: readonly Block[],
  y: number,
  edge: Edge,
  size: Size,
  toEdge: Edge,
  toSize: Size,
): number {
  if (y <= 0) return y;
  for (const block of column) {
    const into = y - block[edge];
    if (into < block[size]) return block[toEdge] + (into / block[size]) * block[toSize];
  }
  const last = column.at(-1);
  if (!last) return y;
  return last[toEdge] + last[toSize] + (y - last[edge] - last[size]);
}
