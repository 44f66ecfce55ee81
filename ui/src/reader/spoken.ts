// What a screen reader hears in a document's text, where the document has no words for it.
import type { Colour } from '../commands';
import { t } from '../words';
import type { Names } from '../page/insert';
import type { Spoken } from './marks-by-topic';

/** Of what stands in the text. */
export const names: Names = {
  table: t('table'),
  code: t('code'),
  footnotes: t('footnotes'),
  backToText: t('back-to-the-text'),
  enlarge: t('enlarge'),
  notFetched: t('picture-not-fetched'),
  notFound: t('picture-not-found'),
  done: t('task-done'),
  toDo: t('task-to-do'),
};

/** At both ends of a mark; `named` says what its colour is called. */
export function spokenWith(named: (colour: Colour) => string): Spoken {
  return {
    start: (colour, hasNote) => t(hasNote ? 'mark-start-note' : 'mark-start', { colour: named(colour) }),
    end: t('mark-end'),
  };
}
