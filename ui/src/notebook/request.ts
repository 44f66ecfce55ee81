/** What the notebook is asked to show, and the filters that are on, in words. Pure. */
import type { Colour, Grouping, Kind, NotebookRequest, Sorting, State } from '../commands';

/** What narrows the notebook. Within a part any choice will do; over the parts all must hold. */
export interface Sieve {
  readonly query: string;
  readonly kinds: ReadonlySet<Kind>;
  readonly colours: ReadonlySet<Colour>;
  readonly tags: ReadonlySet<string>;
  /** Documents by id, with their titles for the pills. */
  readonly documents: ReadonlyMap<string, string>;
  readonly states: ReadonlySet<State>;
  /** True: with a note only; false: without. */
  readonly noted: boolean | null;
}

export const ALL: Sieve = {
  query: '',
  kinds: new Set(),
  colours: new Set(),
  tags: new Set(),
  documents: new Map(),
  states: new Set(),
  noted: null,
};

export const GROUPINGS: readonly Grouping[] = ['topic', 'document', 'tag', 'colour', 'day', 'none'];
export const SORTINGS: readonly Sorting[] = ['place', 'newest', 'oldest'];

/** One filter that is on. */
export type Pill =
  | { readonly part: 'kind'; readonly value: Kind }
  | { readonly part: 'colour'; readonly value: Colour }
  | { readonly part: 'tag'; readonly value: string }
  | { readonly part: 'document'; readonly value: string; readonly title: string }
  | { readonly part: 'state'; readonly value: State }
  | { readonly part: 'noted'; readonly value: boolean };

/** Turns one filter on, or off where it is on. */
export function turned(sieve: Sieve, pill: Pill): Sieve {
  switch (pill.part) {
    case 'kind':
      return { ...sieve, kinds: toggled(sieve.kinds, pill.value) };
    case 'colour':
      return { ...sieve, colours: toggled(sieve.colours, pill.value) };
    case 'tag':
      return { ...sieve, tags: toggled(sieve.tags, pill.value) };
    case 'state':
      return { ...sieve, states: toggled(sieve.states, pill.value) };
    case 'noted':
      return { ...sieve, noted: sieve.noted === pill.value ? null : pill.value };
    case 'document': {
      const documents = new Map(sieve.documents);
      if (!documents.delete(pill.value)) documents.set(pill.value, pill.title);
      return { ...sieve, documents };
    }
  }
}

function toggled<Thing>(set: ReadonlySet<Thing>, thing: Thing): Set<Thing> {
  const copy = new Set(set);
  if (!copy.delete(thing)) copy.add(thing);
  return copy;
}

/** The filters that are on, in the order of the parts. */
export function pillsOf(sieve: Sieve): Pill[] {
  return [
    ...[...sieve.kinds].map((value): Pill => ({ part: 'kind', value })),
    ...[...sieve.colours].map((value): Pill => ({ part: 'colour', value })),
    ...[...sieve.tags].map((value): Pill => ({ part: 'tag', value })),
    ...[...sieve.documents].map(([value, title]): Pill => ({ part: 'document', value, title })),
    ...[...sieve.states].map((value): Pill => ({ part: 'state', value })),
    ...(sieve.noted === null ? [] : [{ part: 'noted', value: sieve.noted } as const]),
  ];
}

/** Whether anything narrows it. */
export function isNarrowed(sieve: Sieve): boolean {
  return sieve.query.trim() !== '' || pillsOf(sieve).length > 0;
}

export function requestOf(sieve: Sieve, grouping: Grouping, sorting: Sorting, now: Date): NotebookRequest {
  return {
    query: sieve.query,
    kinds: [...sieve.kinds],
    colours: [...sieve.colours],
    tags: [...sieve.tags],
    documents: [...sieve.documents.keys()],
    states: [...sieve.states],
    noted: sieve.noted,
    grouping,
    sorting,
    // Minutes behind UTC is what JavaScript tells.
    ahead: -now.getTimezoneOffset(),
  };
}
