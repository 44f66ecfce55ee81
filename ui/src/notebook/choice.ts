/** Which annotations are chosen: some by id, or all but some. Pure. */
import type { ChosenNotes } from '../commands';

export interface Choice {
  /** Whether all are chosen but those in `ids`. */
  readonly all: boolean;
  readonly ids: ReadonlySet<string>;
}

/** So many lines may stand above the first note: the heads of a document and of a topic. */
const HEADS = 2;

export const NONE: Choice = { all: false, ids: new Set() };
export const EVERY: Choice = { all: true, ids: new Set() };

export function isChosen(choice: Choice, id: string): boolean {
  return choice.all !== choice.ids.has(id);
}

/** How many are chosen of so many. */
export function chosenCount(choice: Choice, total: number): number {
  return choice.all ? Math.max(0, total - choice.ids.size) : choice.ids.size;
}

export function toggled(choice: Choice, id: string): Choice {
  const ids = new Set(choice.ids);
  if (!ids.delete(id)) ids.add(id);
  return { all: choice.all, ids };
}

/** With all of these chosen as well. */
export function withAll(choice: Choice, more: readonly string[]): Choice {
  const ids = new Set(choice.ids);
  for (const id of more) {
    if (choice.all) ids.delete(id);
    else ids.add(id);
  }
  return { all: choice.all, ids };
}

/**
 * From which line on is to be asked for where a choice that began at `from` and ends at `end` comes to end at `line`:
 * where it grows, what it has is not asked for again, which may be half a million. Where it comes to have all of so many
 * `lines` all of it is asked for: that is answered in a word.
 */
export function stretchFrom(from: number, end: number, line: number, lines: number): number {
  const grows = (line - from) * (end - from) > 0 && Math.abs(line - from) > Math.abs(end - from);
  const isAll = Math.min(from, line) <= HEADS && Math.max(from, line) >= lines - 1;
  return grows && !isAll ? end : from;
}

export function toSend(choice: Choice): ChosenNotes {
  return { annotations: [...choice.ids], all: choice.all };
}
