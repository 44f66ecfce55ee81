// What is chosen of the order of the documents and typed to narrow them, and how far each is read. Pure.
import type { Document, LibrarySort, ReadingState } from '../commands';
import { LANGUAGE } from '../words';

export type Direction = 'ascending' | 'descending';
export interface Order {
  column: LibrarySort;
  direction: Direction;
}

export const SORTS: readonly LibrarySort[] = ['opened', 'title', 'author', 'added', 'read', 'notes'];
export const STATES: readonly ReadingState[] = ['unread', 'reading', 'done', 'set-aside'];

/** The order by something else: words from A, figures and times from the greatest; the same again turns round. */
export function turned(order: Order, column: LibrarySort): Order {
  if (order.column !== column) {
    const words = column === 'title' || column === 'author';
    return { column, direction: words ? 'ascending' : 'descending' };
  }
  return { column, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
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

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(LANGUAGE);
}

/** Which of the six cloths binds a document: by its id, so that it stays the same. */
export function cloth(document: string): number {
  return (parseInt(document.slice(-4), 16) % 6) + 1;
}
