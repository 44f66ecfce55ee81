/**
 * Where something is in a document.
 *
 * The unit of every offset in this room, unless a name says `utf16`, is the Unicode code point,
 * counted from 0 in the text content of one topic's HTML. The core counts the same way.
 * `offsets.ts` alone converts to the UTF-16 units that the DOM counts.
 */

/** A point between two characters: the topic's index in the document, and code points before it. */
export interface Position {
  readonly topic: number;
  readonly offset: number;
}

/** A stretch of text; `end` is exclusive and never before `start`. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** Negative when `a` is before `b`, 0 when they are the same point, positive when it is after. */
export function compare(a: Position, b: Position): number {
  return a.topic - b.topic || a.offset - b.offset;
}

/** The span between two points in either order. */
export function between(a: Position, b: Position): Span {
  return compare(a, b) <= 0 ? { start: a, end: b } : { start: b, end: a };
}

/** True when the span holds no character. */
export function isEmpty(span: Span): boolean {
  return compare(span.start, span.end) >= 0;
}

/**
 * The part of a span that lies in one topic of `length` code points, or null when there is none.
 * `opens` and `closes` say whether the span's own ends are in it.
 */
export function partIn(
  span: Span,
  topic: number,
  length: number,
): { start: number; end: number; opens: boolean; closes: boolean } | null {
  if (topic < span.start.topic || topic > span.end.topic) return null;
  const opens = topic === span.start.topic;
  const closes = topic === span.end.topic;
  const start = opens ? Math.min(span.start.offset, length) : 0;
  const end = closes ? Math.min(span.end.offset, length) : length;
  return start < end ? { start, end, opens, closes } : null;
}
