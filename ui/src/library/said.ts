// What a document's row or cover says of it and of the place in it, to the eye and to a screen reader.
import type { Document } from '../commands';
import { splitOrdinal } from '../state/reading-order';
import { t } from '../words';
import { perCent, share } from './order';
import { lastRead } from './times';

export const authorOf = (document: Document): string =>
  document.built_in ? t('comes-with-lectern') : (document.author ?? '');

/** How far, in words or per cent: as a person has set it, else as it was read. */
export function readOf(document: Document): string {
  if (document.state_is_set && document.state !== 'reading') {
    if (document.state === 'set-aside') return t('set-aside');
    return document.state === 'done' ? t('finished') : t('not-started');
  }
  const part = share(document);
  if (part === 0 && document.opened_at === null) return t('not-started');
  return part === 1 ? t('finished') : t('percent-number', { percent: perCent(document) });
}

/** A topic by its heading, the number set off. */
export function topicInWords(heading: string): string {
  const { no, text } = splitOrdinal(heading);
  return no ? t('topic-with-number', { no, title: text }) : text;
}

/** A document as a screen reader says it; `asSeen` begins with the words that stand on its cover. */
export function spoken(document: Document, now: Date, asSeen = false): string {
  const by = authorOf(document);
  const when = lastRead(document.opened_at, now);
  return [
    ...(by && !asSeen ? [t('row-title-by', { title: document.title, by })] : [document.title, by]),
    readOf(document),
    ...(document.bookmarked ? [t('bookmarked')] : []),
    t('notes-count', { count: document.annotations }),
    ...(document.tags.length > 0 ? [t('spoken-tags', { tags: document.tags.join(', ') })] : []),
    document.opened_at === null ? when : t('row-last-read', { when }),
  ]
    .filter(Boolean)
    .join(', ');
}
