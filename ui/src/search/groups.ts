/** What the box shows, in groups of rows, and where the keys lead among them. Pure. */
import type { Answered, Document, Narrow, SearchFound, SearchHit } from '../commands';

/** A row of the box. */
export type Row =
  | { readonly kind: 'hit'; readonly id: string; readonly hit: SearchHit; readonly isHere: boolean }
  | { readonly kind: 'recent'; readonly id: string; readonly document: Document };

export interface Group {
  readonly name: 'here' | 'elsewhere' | 'found' | 'recent';
  readonly rows: readonly Row[];
}

/** The tabs, in their order. */
export const TABS: readonly Narrow[] = ['all', 'text', 'notes', 'documents'];

/** At most so many documents are offered before anything is typed. */
const RECENT = 7;

/** The documents that were read last, but for the one that one is in. */
export function recent(documents: readonly Document[], here: string | null): Group[] {
  const read = documents.filter(({ document, opened_at }) => opened_at !== null && document !== here);
  const last = read.sort((a, b) => (b.opened_at ?? '').localeCompare(a.opened_at ?? '')).slice(0, RECENT);
  const rows = last.map((document): Row => ({ kind: 'recent', id: `recent ${document.document}`, document }));
  return rows.length > 0 ? [{ name: 'recent', rows }] : [];
}

/** The groups of an answer; those with nothing in them are left out. */
export function groupsOf({ here, elsewhere }: Answered): Group[] {
  const groups: Group[] = [
    { name: 'here', rows: rowsOf(here, true) },
    { name: here ? 'elsewhere' : 'found', rows: rowsOf(elsewhere, false) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function rowsOf(found: SearchFound | null, isHere: boolean): Row[] {
  return (found?.hits ?? []).map((hit) => ({ kind: 'hit', id: idOf(hit), hit, isHere }));
}

/** The same thing has the same id in every answer. */
function idOf({ kind, document, topic, annotation }: SearchHit): string {
  return `${kind} ${annotation ?? topic ?? document}`;
}

/** How many hits there are under each tab, as far as the answer tells: it counts what it was narrowed to. */
export function countsOf({ here, elsewhere }: Answered): Record<Narrow, number> {
  const of = (kinds: readonly string[]): number =>
    [here, elsewhere]
      .flatMap((found) => found?.counts?.kinds ?? [])
      .filter(({ name }) => kinds.includes(name))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    all: (here?.total ?? 0) + elsewhere.total,
    text: of(['topic']),
    notes: of(['highlight', 'note', 'bookmark']),
    documents: of(['document']),
  };
}

/**
 * The row that is chosen in a new answer: the one that the keys have chosen stays chosen while it is there;
 * otherwise the first.
 */
export function chosenIn(rows: readonly Row[], chosen: string | null, byKey: boolean): string | null {
  const stays = byKey && rows.some(({ id }) => id === chosen);
  return stays ? chosen : (rows[0]?.id ?? null);
}

/** The row that an arrow leads to; round the ends. */
export function nextRow(rows: readonly Row[], chosen: string | null, by: 1 | -1): string | null {
  if (rows.length === 0) return null;
  const at = rows.findIndex(({ id }) => id === chosen);
  const from = at < 0 && by < 0 ? 0 : at;
  return rows[(from + by + rows.length) % rows.length]?.id ?? null;
}
