/**
 * Find in the open document: over all of it, by the core, whatever is on the page. What was asked last
 * is answered last; answers that come late are dropped.
 */
import { commands } from '../commands';
import type { Hit } from '../commands';
import { report } from './report.svelte';
import { sayFailure } from './toasts.svelte';

/** A place in the document, in code points. */
interface Place {
  readonly topic: number;
  readonly offset: number;
}

export class Find {
  query = $state('');
  caseSensitive = $state(false);
  wholeWord = $state(false);
  hits = $state.raw<readonly Hit[]>([]);
  /** How many there are in all; hits beyond what the core sends are counted and not listed. */
  total = $state(0);
  /** Which of them is current, from 0; -1 when none is. */
  at = $state(-1);
  /** The query that `hits` answer, or null before the first answer. */
  answered = $state<string | null>(null);
  /** Words that are looked for instead of the query, which only shows them: those that a search has found. */
  terms: readonly string[] = [];
  /** A wish of the search, which the reader fulfils as soon as the document is open. */
  wish = $state.raw<{ readonly terms: readonly string[]; readonly from: Place } | null>(null);
  #asked = 0;

  get current(): Hit | null {
    return this.hits[this.at] ?? null;
  }

  /** Look again, and make the first hit from a place on the current one. */
  async look(from: Place): Promise<Hit | null> {
    const asked = ++this.#asked;
    const document = report.document?.document;
    const { query } = this;
    if (document === undefined || query === '') {
      this.clear();
      return null;
    }
    try {
      const terms = this.terms.length > 0 ? this.terms : [query];
      const found = await Promise.all(
        terms.map((term) => commands.find(document, term, this.caseSensitive, this.wholeWord)),
      );
      if (asked !== this.#asked) return null;
      this.hits = together(found.map(({ hits }) => hits));
      this.total = found.length === 1 ? (found[0]?.total ?? 0) : this.hits.length;
      this.answered = query;
      this.at = firstFrom(this.hits, from);
      return this.current;
    } catch (error) {
      sayFailure(error);
      return null;
    }
  }

  /** The next hit, or the one before; round the ends. */
  step(way: 1 | -1): Hit | null {
    const { length } = this.hits;
    if (length === 0) return null;
    this.at = (this.at + way + length) % length;
    return this.current;
  }

  clear(): void {
    this.#asked++;
    this.terms = [];
    this.hits = [];
    this.total = 0;
    this.at = -1;
    this.answered = null;
  }
}

/** The hits of several words in reading order; of two that overlap, the one that begins first. */
export function together(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  if (lists.length === 1) return lists[0] ?? [];
  const all = lists.flat().sort((a, b) => a.topic - b.topic || a.start - b.start || b.end - a.end);
  const kept: Hit[] = [];
  for (const hit of all) {
    const last = kept.at(-1);
    if (!last || last.topic !== hit.topic || last.end <= hit.start) kept.push(hit);
  }
  return kept;
}

/** The first hit at or after a place, else the first of all; -1 without hits. Hits are in order. */
export function firstFrom(
  hits: readonly Hit[],
  from: { readonly topic: number; readonly offset: number },
): number {
  if (hits.length === 0) return -1;
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const hit = hits[middle];
    const isBefore =
      !!hit && (hit.topic < from.topic || (hit.topic === from.topic && hit.start < from.offset));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low === hits.length ? 0 : low;
}

export const find = new Find();
