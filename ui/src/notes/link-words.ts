// The words that stand for an annotation where it is linked to or named: what its note says, else what it marks. Pure.
import type { Annotation } from '../commands';
import { firstWords } from './link-typing';

/** A note as one reads it: without the signs of Markdown and the addresses of links. */
function bare(note: string): string {
  return note
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|[-*+>]|\d+[.)])[ \t]+/gm, '')
    .replace(/[*`~]|\\(?=[\\`*<~_])/g, '');
}

export function wordsOf({ note, label, quote }: Pick<Annotation, 'note' | 'label' | 'quote'>): string {
  return firstWords(note ? bare(note) : (label ?? quote ?? ''));
}

/** The words of a link to it: what it marks is better known than what was said of it. */
export function linkWordsOf({ note, label, quote }: Pick<Annotation, 'note' | 'label' | 'quote'>): string {
  return firstWords(quote ?? label ?? bare(note ?? ''));
}
