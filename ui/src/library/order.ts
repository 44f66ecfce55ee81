// How the list of documents is narrowed and put in order. Pure.
import type { Document } from '../commands';
import { LANGUAGE } from '../words';

export type Column = 'title' | 'author' | 'read' | 'notes' | 'opened';
export type Direction = 'ascending' | 'descending';
export interface Order {
  column: Column;
  direction: Direction;
}

export const USUAL: Order = { column: 'opened', direction: 'descending' };

const collator = new Intl.Collator(LANGUAGE, { numeric: true, sensitivity: 'base' });

/** The order after a click on a column's head: words from A, figures and times from the greatest; again turns round. */
export function turned(order: Order, column: Column): Order {
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

function compared(a: Document, b: Document, column: Column): number {
  switch (column) {
    case 'title':
      return collator.compare(a.title, b.title);
    case 'author':
      return collator.compare(a.author ?? '', b.author ?? '');
    case 'read':
      return share(a) - share(b);
    case 'notes':
      return a.annotations - b.annotations;
    case 'opened':
      return (a.opened_at ?? a.added_at).localeCompare(b.opened_at ?? b.added_at);
  }
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

/** Those whose title or author has every word typed, whatever its case and accents. */
export function filtered(documents: readonly Document[], typed: string): Document[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return documents.filter((document) => {
    const text = plain(`${document.title} ${document.author ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(LANGUAGE);
}
