/**
 * Find in the open document: over all of it, by the core, whatever is on the page. What was asked last
 * is answered last; answers that come late are dropped.
 */
import { commands } from '../commands';
import type { Hit } from '../commands';
import { report } from './report.svelte';
import { sayFailure } from './toasts.svelte';

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
  #asked = 0;

  get current(): Hit | null {
    return this.hits[this.at] ?? null;
  }

  /** Look again, and make the first hit from a place on the current one. */
  async look(from: { readonly topic: number; readonly offset: number }): Promise<Hit | null> {
    const asked = ++this.#asked;
    const document = report.document?.document;
    const { query } = this;
    if (document === undefined || query === '') {
      this.clear();
      return null;
    }
    try {
      const found = await commands.find(document, query, this.caseSensitive, this.wholeWord);
      if (asked !== this.#asked) return null;
      this.hits = found.hits;
      this.total = found.total;
      this.answered = query;
      this.at = firstFrom(found.hits, from);
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
    this.hits = [];
    this.total = 0;
    this.at = -1;
    this.answered = null;
  }
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
