// A link being typed in a note: where `[[` stands before the caret, and what takes its place. Pure.

/** The most letters that are looked up; what is longer was meant otherwise. */
const LONGEST = 80;

export interface Begun {
  /** Where `[[` stands; UTF-16 units, as text fields count. */
  start: number;
  /** What stands between it and the caret. */
  typed: string;
}

/** The link that is being typed at the caret; null where none is. */
export function begunAt(text: string, caret: number): Begun | null {
  const line = text.lastIndexOf('\n', caret - 1) + 1;
  const before = text.slice(line, caret);
  const at = before.lastIndexOf('[[');
  if (at < 0) return null;
  const typed = before.slice(at + 2);
  if (typed.length > LONGEST || /[[\]]/.test(typed)) return null;
  return { start: line + at, typed };
}

/** A link as it stands in a note. What Markdown would read in its words is written so that it reads as itself. */
export function linkOf(words: string, address: string): string {
  const escaped = words.replace(/[\\`*<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
  return `[${escaped}](${address})`;
}

/** The first words of a text on one line, fit to be a link's. */
export function firstWords(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').replace(/[[\]]/g, '').trim();
  const letters = [...line];
  return letters.length > most ? `${letters.slice(0, most).join('').trimEnd()}…` : line;
}
