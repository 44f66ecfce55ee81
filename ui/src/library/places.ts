// What part of the library is shown: all of it, one collection, or the archive. Pure.
import type { Document } from '../commands';

export type Place = { at: 'library' } | { at: 'archive' } | { at: 'collection'; collection: string };

/** Archived documents stand in the archive alone. */
export function within(documents: readonly Document[], place: Place): Document[] {
  if (place.at === 'archive') return documents.filter(({ archived_at }) => archived_at !== null);
  const live = documents.filter(({ archived_at }) => archived_at === null);
  if (place.at === 'library') return live;
  return live.filter(({ collections }) => collections.includes(place.collection));
}

export interface Counts {
  library: number;
  archive: number;
  collections: ReadonlyMap<string, number>;
}

/** How many documents each place shows. */
export function counted(documents: readonly Document[]): Counts {
  const collections = new Map<string, number>();
  let archive = 0;
  for (const document of documents) {
    if (document.archived_at !== null) archive += 1;
    else for (const one of document.collections) collections.set(one, (collections.get(one) ?? 0) + 1);
  }
  return { library: documents.length - archive, archive, collections };
}

/** Of several documents: whether all, some or none stand on a collection or carry a tag. */
export function shareOf(documents: readonly Document[], has: (document: Document) => boolean): Share {
  const count = documents.filter(has).length;
  return count === 0 ? 'none' : count === documents.length ? 'all' : 'some';
}
export type Share = 'none' | 'some' | 'all';
