// How the documents of the library are narrowed and put in order. Pure.
import type { Document, LibrarySort, ReadingState } from '../commands';
import { LANGUAGE } from '../words';

export type Direction = 'ascending' | 'descending';
export interface Order {
  column: LibrarySort;
  direction: Direction;
}

export const SORTS: readonly LibrarySort[] = ['opened', 'title', 'author', 'added', 'read', 'notes'];
export const STATES: readonly ReadingState[] = ['unread', 'reading', 'done', 'set-aside'];

const collator = new Intl.Collator(LANGUAGE, { numeric: true, sensitivity: 'base' });

/** The order by something else: words from A, figures and times from the greatest; the same again turns round. */
export function turned(order: Order, column: LibrarySort): Order {
  if (order.column !== column) {
    const words = column === 'title' || column === 'author';
    return { column, direction: words ? 'ascending' : 'descending' };
  }
  return { column, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
}

export function sorted(documents: readonly Document[], order: Order): Document[] {
  const sign = order.direction === 'ascending' ? 1 : -1;
  return [...documents].sort(
    (a, b) => sign * compared(a, b, order.column) || collator.compare(a.title, b.title),
  );
}

function compared(a: Document, b: Document, column: LibrarySort): number {
  switch (column) {
    case 'title':
      return collator.compare(a.title, b.title);
    case 'author':
      return collator.compare(a.author ?? '', b.author ?? '');
    case 'added':
      return before(a.added_at, b.added_at);
    case 'read':
      return share(a) - share(b);
    case 'notes':
      return a.annotations - b.annotations;
    case 'opened':
      return before(a.opened_at ?? a.added_at, b.opened_at ?? b.added_at);
  }
}

/** Times as they are written sort as text; asking the language would take ten times as long. */
function before(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The part of a document that is read, 0 to 1; a document without words counts as read once it was opened. */
export function share(document: Document): number {
  if (document.words === 0) return document.opened_at === null ? 0 : 1;
  return Math.min(1, document.words_read / document.words);
}

/** In whole per cent, never 100 before the end and never 0 after the start. */
export function perCent(document: Document): number {
  const part = share(document);
  if (part === 0 || part === 1) return part * 100;
  return Math.min(99, Math.max(1, Math.round(part * 100)));
}

/** What is typed into the filter: words, and reading states as `state:unread`. */
export interface Asked {
  words: string[];
  /** Any of these will do; `null` where no state is asked for. */
  states: ReadingState[] | null;
}

export function asked(typed: string): Asked {
  const found: Asked = { words: [], states: null };
  for (const word of plain(typed).split(/\s+/).filter(Boolean)) {
    if (!word.startsWith('state:')) found.words.push(word);
    else if (word !== 'state:') {
      const begun = word.slice('state:'.length);
      found.states = [...(found.states ?? []), ...STATES.filter((state) => state.startsWith(begun))];
    }
  }
  return found;
}

/** What is typed, with a reading state asked for or no longer. */
export function withState(typed: string, state: ReadingState, on: boolean): string {
  const others = typed.split(/\s+/).filter((word) => word !== '' && plain(word) !== `state:${state}`);
  return [...(on ? [`state:${state}`] : []), ...others].join(' ');
}

/** Those whose title or author has every word typed, whatever its case and accents, in a state asked for. */
export function filtered(documents: readonly Document[], typed: string): readonly Document[] {
  const { words, states } = asked(typed);
  if (words.length === 0 && states === null) return documents;
  return documents.filter(
    (document) =>
      (states === null || states.includes(document.state)) &&
      words.every((word) => folded(document).includes(word)),
  );
}

/** The folded text of each document: made once, not for all of them at every key. */
const kept = new Map<string, { title: string; author: string | null; text: string }>();

function folded({ document, title, author }: Document): string {
  const known = kept.get(document);
  if (known?.title === title && known.author === author) return known.text;
  const text = plain(`${title} ${author ?? ''}`);
  kept.set(document, { title, author, text });
  return text;
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(LANGUAGE);
}

/** Which of the six cloths binds a document: by its id, so that it stays the same. */
export function cloth(document: string): number {
  return (parseInt(document.slice(-4), 16) % 6) + 1;
}
