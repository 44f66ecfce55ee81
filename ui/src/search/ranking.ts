/** How well a name fits what is typed, and which names come first. Pure. */

/** Something with a name that can be found by it. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** More words that lead to it, less well. */
  readonly about: string;
}

/** How much each command and kept search was used, in hundredths of a use; the last uses count most. */
export type Uses = Readonly<Record<string, number>>;

/** Each use leaves the others so much of theirs. */
const FADES = 0.95;

/** Letters as they are compared: small, without accents. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

const wordsOf = (text: string): string[] => folded(text).match(/[\p{Letter}\p{Number}]+/gu) ?? [];

/**
 * How well a name fits, 0 where it does not: it begins so, its words begin so, these are its initials, it has
 * this inside, or what it is about has.
 */
export function fit(typed: string, { name, about }: Omit<Named, 'id'>): number {
  const wanted = wordsOf(typed);
  const words = wordsOf(name);
  if (wanted.length === 0) return 0;
  const begins = (among: readonly string[], want: string): boolean =>
    among.some((word) => word.startsWith(want));
  if (words.join(' ').startsWith(wanted.join(' '))) return 100;
  if (wanted.every((want) => begins(words, want))) return 80;
  const initials = words.map((word) => [...word][0] ?? '').join('');
  const letters = wanted.join('');
  if (letters.length > 1 && initials.startsWith(letters)) return 60;
  if (wanted.every((want) => want.length > 2 && words.some((word) => word.includes(want)))) return 30;
  const more = [...words, ...wordsOf(about)];
  return wanted.every((want) => begins(more, want)) ? 20 : 0;
}

/** Those that fit, the best first, of equals the most used, then in their order. Nothing typed fits all alike. */
export function ranked<One extends Named>(all: readonly One[], typed: string, uses: Uses): One[] {
  const isBlank = wordsOf(typed).length === 0;
  return all
    .map((one, place) => ({ one, place, fits: isBlank ? 1 : fit(typed, one), use: uses[one.id] ?? 0 }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits || b.use - a.use || a.place - b.place)
    .map(({ one }) => one);
}

/** The uses after one more; what has faded to next to nothing is forgotten. */
export function used(uses: Uses, id: string): Record<string, number> {
  const faded = Object.entries(uses)
    .map(([name, count]) => [name, Math.floor(count * FADES)] as const)
    .filter(([, count]) => count >= 5);
  const next: Record<string, number> = Object.fromEntries(faded);
  next[id] = (next[id] ?? 0) + 100;
  return next;
}
