/**
 * Annotations in the order of the text, and what is counted from them. Pure; offsets are code points.
 */
import type { Annotation, TextRange } from '../commands';
import type { Topic } from './topics';

/** Those of the document come first, then by topic; in a topic its own before those on its words. */
export function inReadingOrder(annotations: readonly Annotation[]): Annotation[] {
  return [...annotations].sort(compare);
}

function compare(a: Annotation, b: Annotation): number {
  return (
    (a.topic_position ?? -1) - (b.topic_position ?? -1) ||
    (a.start ?? -1) - (b.start ?? -1) ||
    (a.end_topic_position ?? -1) - (b.end_topic_position ?? -1) ||
    (a.end ?? -1) - (b.end ?? -1) ||
    (a.annotation < b.annotation ? -1 : a.annotation > b.annotation ? 1 : 0)
  );
}

/** The list with one annotation put in, or put in place of what it was before. */
export function withOne(annotations: readonly Annotation[], one: Annotation): Annotation[] {
  return inReadingOrder([...annotations.filter((a) => a.annotation !== one.annotation), one]);
}

/** The stretch of text an annotation sits on, or null where it sits on a topic or is not found. */
export function rangeOf(annotation: Annotation): TextRange | null {
  const { topic_position, end_topic_position, start, end } = annotation;
  if (topic_position === null || start === null || end === null || annotation.state === 'orphaned')
    return null;
  return { start_topic: topic_position, start, end_topic: end_topic_position ?? topic_position, end };
}

/** What a topic's row shows at its end: how many highlights and notes, and whether it is bookmarked. */
export interface TopicCount {
  marks: number;
  bookmarked: boolean;
}

/** Counts by topic position. A bookmark at a place in it flags a topic as one on the whole of it does. */
export function countsByTopic(annotations: readonly Annotation[]): Map<number, TopicCount> {
  const counts = new Map<number, TopicCount>();
  for (const { kind, topic_position: topic } of annotations) {
    if (topic === null) continue;
    const count = counts.get(topic) ?? { marks: 0, bookmarked: false };
    if (kind === 'bookmark') count.bookmarked = true;
    else count.marks++;
    counts.set(topic, count);
  }
  return counts;
}

/** A bookmark on the whole of a topic, if there is one. */
export function topicBookmark(annotations: readonly Annotation[], topic: number): Annotation | undefined {
  return annotations.find(
    (a) => a.kind === 'bookmark' && a.selector === 'topic' && a.topic_position === topic,
  );
}

/** Highlights on the page, in reading order: those that M goes through. */
export function marksInOrder(annotations: readonly Annotation[]): Annotation[] {
  return annotations.filter((a) => a.kind === 'highlight' && rangeOf(a) !== null);
}

/**
 * The mark after (`way` 1) or before (-1) a point of the text or the current mark, going round at the
 * ends. Null when there is none.
 */
export function nextMark(
  marks: readonly Annotation[],
  current: string | null,
  at: { readonly topic: number; readonly offset: number },
  way: 1 | -1,
): Annotation | null {
  if (marks.length === 0) return null;
  const index = marks.findIndex((a) => a.annotation === current);
  if (index >= 0) return marks[(index + way + marks.length) % marks.length] ?? null;
  const isAfter = (a: Annotation): boolean =>
    (a.topic_position ?? 0) > at.topic || (a.topic_position === at.topic && (a.start ?? 0) >= at.offset);
  if (way === 1) return marks.find(isAfter) ?? marks[0] ?? null;
  return marks.filter((a) => !isAfter(a)).at(-1) ?? marks.at(-1) ?? null;
}

/** `2. Model efficiency` as its number, without the point, and its words. */
export function splitOrdinal(title: string): { readonly no: string; readonly text: string } {
  const found = /^(\d{1,3}(?:\.\d{1,3}){0,4}|[IVXL]{1,7}(?=[.)]))[.)]?\s+(?=\S)/.exec(title);
  return found ? { no: found[1] ?? '', text: title.slice(found[0].length) } : { no: '', text: title };
}

/** How many topics a reader would say there are: those that stand in no other. */
export function topLevelCount(topics: readonly Topic[]): number {
  return topics.reduce((sum, { parent }) => sum + (parent === null ? 1 : 0), 0);
}
