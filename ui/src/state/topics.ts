/** The topics of the open document, as the screens use them. Pure. */
import type { Outline } from '../commands';

/** A topic; topics are named by their position, from 0. */
export interface Topic {
  readonly position: number;
  /** Heading level 1 to 6; 0 for text before the first heading. */
  readonly level: number;
  /** Position of the topic it is a part of. */
  readonly parent: number | null;
  readonly title: string;
  readonly words: number;
  /** Code points of its text. */
  readonly chars: number;
}

/** The topics of an outline, which comes as a list for each fact. */
export function topicsOf({ titles, levels, parents, words, chars }: Outline): Topic[] {
  return titles.map((title, position) => ({
    position,
    level: levels[position] ?? 1,
    parent: parents[position] ?? null,
    title,
    words: words[position] ?? 0,
    chars: chars[position] ?? 0,
  }));
}
