/**
 * Where what a reader sees as one letter, or as one word, begins and ends.
 *
 * A highlight that cut an emoji from its skin tone, or a vowel sign from its letter, would look
 * broken, so ends of selections are moved to the borders of grapheme clusters (UAX #29, through
 * `Intl.Segmenter`). Offsets here are code points in `text`.
 */
import { whenNeeded } from '../when-needed';
import { toPoints, toUtf16 } from './offsets';

const graphemes = whenNeeded(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));
const words = whenNeeded(() => new Intl.Segmenter(undefined, { granularity: 'word' }));

/** How far around a point is looked at, in UTF-16 units: no cluster or word of sense is longer. */
const AROUND = 256;

/** The nearest letter border at or before (`down`), or at or after (`up`), an offset. */
export function snapToLetter(text: string, offset: number, to: 'down' | 'up'): number {
  const piece = segmentAt(graphemes(), text, toUtf16(text, offset));
  if (!piece || piece.start === piece.at) return offset;
  return toPoints(text, to === 'down' ? piece.start : piece.end);
}

/** The letter border after (`by` = 1) or before (`by` = -1) an offset; the text's ends stay. */
export function nextLetter(text: string, offset: number, by: 1 | -1): number {
  const at = toUtf16(text, offset);
  if (by === 1) {
    const piece = segmentAt(graphemes(), text, at);
    return piece ? toPoints(text, piece.end) : offset;
  }
  const piece = segmentAt(graphemes(), text, at - 1);
  return piece ? toPoints(text, piece.start) : offset;
}

/**
 * The border of the word around an offset: its start (`down`) or its end (`up`). White space and
 * punctuation between words are passed over in that direction.
 */
export function snapToWord(text: string, offset: number, to: 'down' | 'up'): number {
  let at = toUtf16(text, offset);
  for (;;) {
    const piece = segmentAt(words(), text, to === 'down' ? at - 1 : at);
    if (!piece) return toPoints(text, at);
    at = to === 'down' ? piece.start : piece.end;
    if (piece.isWord) return toPoints(text, at);
  }
}

interface Piece {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
}

/** The segment that covers the unit at `at` (UTF-16), looked up in a small part of the text. */
function segmentAt(segmenter: Intl.Segmenter, text: string, at: number): Piece | null {
  if (at < 0 || at >= text.length) return null;
  // An ASCII space is a border before and after it in both segmentations, so a part that begins
  // with one is cut as the whole text would be.
  let from = text.lastIndexOf(' ', at);
  if (from < at - AROUND) from = at - AROUND;
  if (from < 0) from = 0;
  let to = text.indexOf(' ', at + 1);
  if (to < 0 || to > at + AROUND) to = Math.min(text.length, at + AROUND);
  const found = segmenter.segment(text.slice(from, to)).containing(at - from);
  if (!found) return null;
  const start = from + found.index;
  return { at, start, end: start + found.segment.length, isWord: found.isWordLike ?? false };
}
