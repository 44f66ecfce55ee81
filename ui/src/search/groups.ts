/** What the box shows, in groups of rows, and where the keys lead among them. Pure. */
import type { Answered, Document, Narrow, SavedSearch, SearchFound, SearchHit, TagCount } from '../commands';
import type { IconName } from '../look/icon-names';
import type { Named } from './ranking';
import { fit, ranked } from './ranking';
import type { Uses } from './ranking';

/** A command as its row shows it. */
export interface Offer extends Named {
  readonly icon: IconName;
  /** Its key; '' where it has none. */
  readonly key: string;
}

/** A row of the box. */
export type Row =
  | { readonly kind: 'hit'; readonly id: string; readonly hit: SearchHit; readonly isHere: boolean }
  | {
      readonly kind: 'recent';
      readonly id: string;
      readonly document: Document;
      readonly topic: string | null;
    }
  | { readonly kind: 'saved'; readonly id: string; readonly search: SavedSearch }
  | { readonly kind: 'tag'; readonly id: string; readonly tag: TagCount }
  | { readonly kind: 'command'; readonly id: string; readonly command: Offer }
  | { readonly kind: 'all'; readonly id: string; readonly total: number };

export interface Group {
  readonly name: 'here' | 'elsewhere' | 'found' | 'recent' | 'saved' | 'tags' | 'commands';
  readonly rows: readonly Row[];
}

/** What the box can be narrowed to. */
export type Tab = Narrow | 'commands';

/** The tabs, in their order. */
export const TABS: readonly Tab[] = ['all', 'text', 'notes', 'documents', 'commands'];

/** At most so many documents, searches and commands are offered in one group. */
const MOST = 7;
/** So many commands among other results. */
const FEW = 5;

const filled = (groups: readonly Group[]): Group[] => groups.filter(({ rows }) => rows.length > 0);

/**
 * The documents that were read last, but for the one that one is in, each with the heading of the topic where one was,
 * as far as `topics` has it.
 */
export function recent(
  documents: readonly Document[],
  here: string | null,
  topics: ReadonlyMap<string, string>,
): Group[] {
  const last = documents.filter(({ document }) => document !== here).slice(0, MOST);
  const rows = last.map((document): Row => {
    const topic = topics.get(document.document);
    // What stands before the first heading goes by the title, which is said already.
    const told = topic === undefined || topic === document.title ? null : topic;
    return { kind: 'recent', id: `recent ${document.document}`, document, topic: told };
  });
  return filled([{ name: 'recent', rows }]);
}

/** The name under which the uses of a kept search are counted. */
export const useOf = ({ search }: SavedSearch): string => `saved-${search}`;

/** The searches that are kept; with something typed, those whose names fit. Of equals the most used come first. */
export function savedGroup(searches: readonly SavedSearch[], typed: string, uses: Uses): Group[] {
  const all = searches.map((search) => ({ search, id: useOf(search), name: search.name, about: '' }));
  const rows = ranked(all, typed, uses)
    .slice(0, MOST)
    .map(({ search }): Row => ({ kind: 'saved', id: `saved ${search.search}`, search }));
  return filled([{ name: 'saved', rows }]);
}

/** Tags, those that fit best first, and of equals the most used. */
export function tagGroup(tags: readonly TagCount[], typed: string): Group[] {
  const count = ({ annotations, documents }: TagCount): number => annotations + documents;
  const most = [...tags].sort((a, b) => count(b) - count(a));
  const rows = most
    .map((tag) => ({ tag, fits: typed === '' ? 1 : fit(typed, { name: tag.name, about: '' }) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits)
    .map(({ tag }): Row => ({ kind: 'tag', id: `tag ${tag.name}`, tag }));
  return filled([{ name: 'tags', rows }]);
}

/** Commands in the order they come; `few` where they stand among other results. */
export function commandGroup(commands: readonly Offer[], how: 'all' | 'some' | 'few'): Group[] {
  const most = { all: commands.length, some: MOST, few: FEW }[how];
  const rows = commands
    .slice(0, most)
    .map((command): Row => ({ kind: 'command', id: `command ${command.id}`, command }));
  return filled([{ name: 'commands', rows }]);
}

/** The groups of an answer, with the way to all of it; those with nothing in them are left out. */
export function groupsOf({ here, elsewhere }: Answered): Group[] {
  const groups = filled([
    { name: 'here', rows: rowsOf(here, true) },
    { name: here ? 'elsewhere' : 'found', rows: rowsOf(elsewhere, false) },
  ]);
  const total = (here?.total ?? 0) + elsewhere.total;
  const last = groups.pop();
  if (!last) return [];
  const rows = [...groups, last].reduce((sum, group) => sum + group.rows.length, 0);
  const all: Row[] = total > rows ? [{ kind: 'all', id: 'all', total }] : [];
  return [...groups, { ...last, rows: [...last.rows, ...all] }];
}

/** The kinds of hits that a tab shows; empty where it shows all. */
export function kindsOf(tab: Tab): string[] {
  const kinds: Record<Tab, string[]> = {
    all: [],
    text: ['topic'],
    notes: ['highlight', 'note', 'bookmark'],
    documents: ['document'],
    commands: [],
  };
  return kinds[tab];
}

function rowsOf(found: SearchFound | null, isHere: boolean): Row[] {
  return (found?.hits ?? []).map((hit) => ({ kind: 'hit', id: idOf(hit), hit, isHere }));
}

/** The same thing has the same id in every answer. */
export function idOf({ kind, document, topic, annotation }: SearchHit): string {
  return `${kind} ${annotation ?? topic ?? document}`;
}

/** How many hits there are under each tab, as far as that is known. */
export type Counts = Readonly<Partial<Record<Narrow, number>>>;

/**
 * The counts after an answer. One that was narrowed tells of its own tab alone: the others stay as they were, so that
 * they are there while one types.
 */
export function countsAfter(before: Counts | null, answer: Answered, tab: Narrow): Counts {
  const counts = countsOf(answer);
  return tab === 'all' ? counts : { ...before, [tab]: counts[tab] };
}

function countsOf({ here, elsewhere }: Answered): Record<Narrow, number> {
  const of = (kinds: readonly string[]): number =>
    [here, elsewhere]
      .flatMap((found) => found?.counts?.kinds ?? [])
      .filter(({ name }) => kinds.includes(name))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    all: (here?.total ?? 0) + elsewhere.total,
    text: of(kindsOf('text')),
    notes: of(kindsOf('notes')),
    documents: of(kindsOf('documents')),
  };
}

/** What a box was left with. */
export interface Left {
  readonly query: string;
  readonly row: string;
}

/** The row to stand on where a box is opened with this query: the one it was left at with the same; null for the first. */
export function rowLeft(left: Left | null, query: string): string | null {
  // Where nothing is typed the rows are what was read and used last: they begin anew each time.
  return left !== null && query.trim() !== '' && left.query === query ? left.row : null;
}

/** The row that is chosen in a new answer: the one that is to stay while it is there; otherwise the first. */
export function chosenIn(rows: readonly Row[], staying: string | null): string | null {
  return rows.some(({ id }) => id === staying) ? staying : (rows[0]?.id ?? null);
}

/** The row that an arrow leads to; round the ends. */
export function nextRow(rows: readonly Row[], chosen: string | null, by: 1 | -1): string | null {
  if (rows.length === 0) return null;
  const at = rows.findIndex(({ id }) => id === chosen);
  const from = at < 0 && by < 0 ? 0 : at;
  return rows[(from + by + rows.length) % rows.length]?.id ?? null;
}
