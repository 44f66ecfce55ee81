// How much tags are used: in which order they stand, what each says beside it, and how that is told. Pure.
import type { TagCount } from '../commands';
import { t } from '../words';
import { byName } from '../words/order';

/** How many things a tag leads to: notes, or where no note has it documents. */
export function leadsTo({ annotations, documents }: TagCount): number {
  return annotations > 0 ? annotations : documents;
}

/** The most used first. */
export function byUse(tags: readonly TagCount[]): TagCount[] {
  return tags.toSorted((a, b) => leadsTo(b) - leadsTo(a) || byName(a.name, b.name));
}

/** How many notes and documents there are, in words. */
export function carriedBy({ annotations, documents }: Omit<TagCount, 'name'>): string {
  return t('carried-by', { annotations, documents });
}
