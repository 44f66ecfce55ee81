// Under which keys the list knows notes that were begun in it, so that a note keeps its field when it gets its id.
import { SvelteMap } from 'svelte/reactivity';
import type { NewNote } from './sections';

export const begun = new SvelteMap<string, string>();
const keys = new WeakMap<NewNote, string>();
let count = 0;

/** The key of a note that does not exist yet. */
export function keyOfNew(note: NewNote): string {
  const key = keys.get(note) ?? `new-${++count}`;
  keys.set(note, key);
  return key;
}

export function begunAs(annotation: string, key: string): void {
  if (key !== '') begun.set(annotation, key);
}
