// Which annotations the notes pane lists. Pure.
import type { Annotation, Colour, Kind } from '../commands';
import { byName } from '../words/order';

export interface Filter {
  kinds: ReadonlySet<Kind>;
  colours: ReadonlySet<Colour>;
  tags: ReadonlySet<string>;
  /** True: with a note only; false: without. */
  withNote: boolean | null;
}

export const ALL: Filter = { kinds: new Set(), colours: new Set(), tags: new Set(), withNote: null };

/** How many of the filter's parts are on. */
export function partsOn(filter: Filter): number {
  return filter.kinds.size + filter.colours.size + filter.tags.size + (filter.withNote === null ? 0 : 1);
}

/** Within a part any choice will do, over the parts all must hold; of tags one must be there. */
export function passes(annotation: Annotation, filter: Filter): boolean {
  const { kinds, colours, tags, withNote } = filter;
  if (kinds.size > 0 && !kinds.has(annotation.kind)) return false;
  if (colours.size > 0 && !(annotation.colour && colours.has(annotation.colour))) return false;
  if (tags.size > 0 && !annotation.tags.some((tag) => tags.has(tag))) return false;
  return withNote === null || withNote === Boolean(annotation.note);
}

/** A set with one thing put in, or taken out when it was there. */
export function turnedIn<Thing>(set: ReadonlySet<Thing>, thing: Thing): Set<Thing> {
  const turned = new Set(set);
  if (!turned.delete(thing)) turned.add(thing);
  return turned;
}

/** The tags in use with how often, the most used first. */
export function tagsOf(annotations: readonly Annotation[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of annotations) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || byName(a.name, b.name));
}
