// Which tags the list of all tags shows, in which order, and what a new name would do. Pure.
import type { TagCount } from '../commands';
import { tidied } from './tag-words';
import { byName } from '../words/order';

/** The tags that hold what is typed, by name. */
export function tagsWith(tags: readonly TagCount[], typed: string): TagCount[] {
  const words = tidied(typed).toLocaleLowerCase();
  return tags
    .filter(({ name }) => name.toLocaleLowerCase().includes(words))
    .sort((a, b) => byName(a.name, b.name));
}

/** What giving a tag the name typed comes to: nothing, another name, or becoming one with a tag that is there. */
export type Renaming = { kind: 'none' } | { kind: 'name'; to: string } | { kind: 'merge'; with: TagCount };

export function renaming(tags: readonly TagCount[], tag: string, typed: string): Renaming {
  const to = tidied(typed);
  if (to === '' || to === tag) return { kind: 'none' };
  const folded = to.toLocaleLowerCase();
  // Case alone makes no other tag, but a tag may change its own.
  const other =
    tags.find(({ name }) => name === to) ??
    (folded === tag.toLocaleLowerCase()
      ? undefined
      : tags.find(({ name }) => name.toLocaleLowerCase() === folded));
  return other ? { kind: 'merge', with: other } : { kind: 'name', to };
}
