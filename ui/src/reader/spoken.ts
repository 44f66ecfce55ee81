// What a screen reader hears in a document's text, where the document has no words for it.
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

/** At both ends of a mark. */
export const spoken: Spoken = {
  start: (colour, hasNote) =>
    t(hasNote ? 'mark-start-note' : 'mark-start', { colour: t(`colour-${colour}`) }),
  end: t('mark-end'),
};
