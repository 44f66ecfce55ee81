// What all results say beside their rows: which fields were misread, that there is nothing, what may be meant. Pure.
import type { ResultFilters, SearchMisread, SearchResults } from '../commands';
import { hasFilters } from './query';

export interface Told {
  readonly misread: readonly SearchMisread[];
  /** Why there are no rows: nothing has the words, or the filters leave none. Null where there are some. */
  readonly nothing: 'says' | 'matches' | null;
  /** The query that may be meant. */
  readonly meant: string | null;
}

type Answer = Pick<SearchResults, 'total' | 'misread' | 'did_you_mean'>;

/** Null where the rows say all. */
export function told(answer: Answer | null, query: string, filters: ResultFilters): Told | null {
  if (answer === null || query.trim() === '') return null;
  const { total, misread, did_you_mean: meant } = answer;
  if (total > 0) return misread.length === 0 && meant === null ? null : { misread, nothing: null, meant };
  return { misread, nothing: meant === null && hasFilters(filters) ? 'matches' : 'says', meant };
}
