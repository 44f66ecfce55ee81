/** The lines of facts about a document: how much there is of it, how far one is. */
import type { Document } from '../commands';
import type { Topic } from '../state/topics';
import { topLevelCount } from '../state/reading-order';
import { t } from '../words';

/** `Ada Lovelace · 10 topics · 4,180 words`. */
export function facts(document: Document | null, topics: readonly Topic[], withAuthor = true): string {
  if (!document) return '';
  const parts = [
    t('topics-count', { count: topLevelCount(topics) }),
    t('words-count', { count: document.words }),
  ];
  if (withAuthor && document.author) parts.unshift(document.author);
  if (document.editions > 1) parts.push(t('edition-number', { number: document.editions }));
  return parts.join(' · ');
}
