/** A snippet cut at its hits. Pure; the hits come in code points, as everything from the core does. */

export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** The pieces of a snippet, in order, none of them empty. */
export function piecesOf(snippet: string, marks: readonly (readonly [number, number])[]): Piece[] {
  const letters = [...snippet];
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, isHit: boolean): void => {
    if (to > at) pieces.push({ text: letters.slice(at, to).join(''), isHit });
    at = Math.max(at, to);
  };
  for (const [start, end] of marks) {
    add(start, false);
    add(end, true);
  }
  add(letters.length, false);
  return pieces;
}

/** The words that were hit, each once, as find can look for them. */
export function wordsHit(pieces: readonly Piece[]): string[] {
  const words = new Map<string, string>();
  for (const { text, isHit } of pieces) {
    const word = text.trim();
    if (isHit && word !== '' && !words.has(word.toLowerCase())) words.set(word.toLowerCase(), word);
  }
  return [...words.values()];
}
