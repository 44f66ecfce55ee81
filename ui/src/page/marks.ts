/**
 * Highlights over one topic, cut where they begin, end and overlap, and nested in each piece with the
 * older outside. Pure; offsets are code points in the topic's text.
 */

/** The part of a highlight that lies in one topic. */
export interface Mark {
  readonly id: string;
  readonly colour: string;
  readonly start: number;
  readonly end: number;
  /** Order of making, ascending; the older one is the outer one. Equal ones go by id. */
  readonly order: number;
  readonly hasNote: boolean;
  /** False when the highlight began in an earlier topic. */
  readonly opens?: boolean;
  /** False when it goes on into a later topic. */
  readonly closes?: boolean;
  /** What a screen reader says before its first and after its last words (generated content). */
  readonly saysStart?: string;
  readonly saysEnd?: string;
}

/** One mark in one piece. */
export interface Layer {
  readonly id: string;
  /** True in the piece where the whole highlight begins; `last` where it ends. */
  readonly first: boolean;
  readonly last: boolean;
}

/** A stretch of text that is covered by the same marks throughout; `layers` from the outer one in. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly layers: readonly Layer[];
}

/**
 * The pieces of a topic of `length` code points, ascending, none empty, none without a mark.
 * Marks are cut to the topic; those that are empty then are left out.
 */
export function piecesOf(length: number, marks: readonly Mark[]): Piece[] {
  const spans = marks
    .map((mark) => ({ mark, start: Math.max(0, mark.start), end: Math.min(length, mark.end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const borders = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);

  const pieces: Piece[] = [];
  let active: typeof spans = [];
  let next = 0;
  for (const [i, start] of borders.entries()) {
    const end = borders[i + 1];
    if (end === undefined) break;
    active = active.filter((span) => span.end > start);
    for (let span = spans[next]; span && span.start === start; span = spans[++next]) active.push(span);
    if (active.length === 0) continue;
    active.sort((a, b) => byAge(a.mark, b.mark));
    const layers = active.map(({ mark, start: from, end: to }) => ({
      id: mark.id,
      first: from === start && mark.opens !== false,
      last: to === end && mark.closes !== false,
    }));
    pieces.push({ start, end, layers });
  }
  return pieces;
}

/** The marks at an offset, the shortest first: the order in which clicks go through them. */
export function marksAt(marks: readonly Mark[], offset: number): Mark[] {
  return marks
    .filter((mark) => mark.start <= offset && offset < mark.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || byAge(a, b));
}

/** Which mark a click makes current: the shortest, or the one after the current one, going round. */
export function nextAt(marks: readonly Mark[], offset: number, current: string | null): Mark | null {
  const here = marksAt(marks, offset);
  const index = here.findIndex((mark) => mark.id === current);
  return here[(index + 1) % Math.max(1, here.length)] ?? null;
}

/** One line for tests: `2–5 a(b)`: in the piece 2 to 5, b inside a; `<a` begins, `a>` ends. */
export function printPieces(pieces: readonly Piece[]): string {
  return pieces
    .map(({ start, end, layers }) => {
      const names = layers.map((l) => `${l.first ? '<' : ''}${l.id}${l.last ? '>' : ''}`);
      const nested = names.join('(') + ')'.repeat(names.length - 1);
      return `${String(start)}–${String(end)} ${nested}`;
    })
    .join(' · ');
}

function byAge(a: Mark, b: Mark): number {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
