// What part of the library is shown: all of it, one collection, or the archive. Pure.
import type { ShelfPlace } from '../commands';

export type Place = ShelfPlace;

/** Of several documents: whether all, some or none of them are among `count`. */
export function shareOf(count: number, documents: number): Share {
  return count === 0 ? 'none' : count === documents ? 'all' : 'some';
}
export type Share = 'none' | 'some' | 'all';
