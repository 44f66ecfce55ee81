/** Documents that are found by their titles: which of those that fit equally well come first. Pure. */
import type { SearchHit } from '../commands';
import { fit } from './ranking';

/**
 * The hits with the documents among them in another order, on the places they have: by how well the title fits what is
 * typed, and of equals those that were read last first. `lastRead` has their ids, the last first. Titles that do not
 * fit by their words, as where a field or the author was found, stay in the order they came in, after the others.
 */
export function lastReadFirst(
  hits: readonly SearchHit[],
  typed: string,
  lastRead: readonly string[],
): SearchHit[] {
  const recency = (document: string): number => {
    const at = lastRead.indexOf(document);
    return at < 0 ? lastRead.length : at;
  };
  const documents = hits
    .filter(({ kind }) => kind === 'document')
    .map((hit) => ({ hit, fits: fit(typed, { name: hit.title, about: '' }) }))
    .sort((a, b) => b.fits - a.fits || (a.fits > 0 ? recency(a.hit.document) - recency(b.hit.document) : 0));
  return hits.map((hit) => (hit.kind === 'document' ? (documents.shift()?.hit ?? hit) : hit));
}
