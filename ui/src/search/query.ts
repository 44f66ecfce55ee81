/** What a query says by its first sign, and how filters are written into one. Pure. */
import type { ResultFilters } from '../commands';

export type Meant = { readonly what: 'text' | 'commands' | 'tags'; readonly typed: string };

/** `>` asks for commands, `#` for tags; all else is looked for in the library. */
export function meant(query: string): Meant {
  const typed = query.trimStart();
  if (typed.startsWith('>')) return { what: 'commands', typed: typed.slice(1).trim() };
  if (typed.startsWith('#')) return { what: 'tags', typed: typed.slice(1).trim() };
  return { what: 'text', typed: query.trim() };
}

/** A name as the value of a field: in quotes, which it cannot hold itself. */
const quoted = (name: string): string => `"${name.replaceAll('"', ' ')}"`;

/** The query that finds what carries a tag. */
export const tagQuery = (name: string): string => `tag:${quoted(name)}`;

export const NO_FILTERS: ResultFilters = { kinds: [], colours: [], tags: [], documents: [] };

export const hasFilters = (filters: ResultFilters): boolean =>
  Object.values(filters).some((values) => values.length > 0);

/** The query with its filters as words of it, so that it can be kept as one line. */
export function written(query: string, { kinds, colours, tags, documents }: ResultFilters): string {
  const fields = [
    kinds.map((kind) => `kind:${kind}`),
    colours.map((colour) => `colour:${colour}`),
    tags.map(tagQuery),
    documents.map((document) => `doc:${document}`),
  ];
  return [query.trim(), ...fields.map((values) => values.join(' OR '))]
    .filter((part) => part !== '')
    .join(' ');
}

/** What such a search may be called: documents by their titles, where `written` has their ids. */
export function called(
  query: string,
  filters: ResultFilters,
  titleOf: (document: string) => string | null,
): string {
  const titles = filters.documents.flatMap((document) => titleOf(document) ?? []);
  return [written(query, { ...filters, documents: [] }), ...titles].filter((part) => part !== '').join(' · ');
}

/** The filters with one value turned on or off. */
export function turned<Name extends keyof ResultFilters>(
  filters: ResultFilters,
  name: Name,
  value: ResultFilters[Name][number],
): ResultFilters {
  const before: readonly ResultFilters[Name][number][] = filters[name];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return { ...filters, [name]: after };
}
