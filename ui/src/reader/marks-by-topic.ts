/**
 * Highlights as the page paints them: each cut into its topics, with what a screen reader says at its
 * ends. Pure; offsets are code points.
 */
import type { Annotation, Colour, TextRange } from '../commands';
import type { Topic } from '../state/topics';
import type { Mark } from '../page/marks';
import { partIn } from '../page/position';
import type { Span } from '../page/position';
import { rangeOf } from '../state/reading-order';

/** The words at the ends of a mark. */
export interface Spoken {
  readonly start: (colour: Colour, hasNote: boolean) => string;
  readonly end: string;
}

export function spanOfRange(range: TextRange): Span {
  return {
    start: { topic: range.start_topic, offset: range.start },
    end: { topic: range.end_topic, offset: range.end },
  };
}

export function rangeOfSpan({ start, end }: Span): TextRange {
  return { start_topic: start.topic, start: start.offset, end_topic: end.topic, end: end.offset };
}

/** The span of an annotation on words; null for one on a topic, on the document, or not found. */
export function spanOfAnnotation(annotation: Annotation): Span | null {
  const range = rangeOf(annotation);
  return range && spanOfRange(range);
}

/**
 * All highlights by topic position. `changed`, when given, is a span in place of one annotation's own,
 * while its end is being dragged.
 */
export function marksByTopic(
  annotations: readonly Annotation[],
  topics: readonly Topic[],
  spoken: Spoken,
  changed: { readonly id: string; readonly span: Span } | null = null,
): Map<number, Mark[]> {
  const marks = new Map<number, Mark[]>();
  for (const annotation of annotations) {
    if (annotation.kind !== 'highlight') continue;
    const { annotation: id } = annotation;
    const span = changed?.id === id ? changed.span : spanOfAnnotation(annotation);
    if (!span) continue;
    const colour = annotation.colour ?? 'yellow';
    const hasNote = annotation.note !== null && annotation.note !== '';
    for (let topic = span.start.topic; topic <= span.end.topic; topic++) {
      const part = partIn(span, topic, topics[topic]?.chars ?? 0);
      if (!part) continue;
      const list = marks.get(topic) ?? [];
      list.push({
        ...part,
        id,
        colour,
        order: Date.parse(annotation.created_at) || 0,
        hasNote,
        saysStart: spoken.start(colour, hasNote),
        saysEnd: spoken.end,
      });
      marks.set(topic, list);
    }
  }
  return marks;
}

/** Topics whose marks differ between two answers of `marksByTopic`. */
export function differing(
  before: ReadonlyMap<number, readonly Mark[]>,
  after: ReadonlyMap<number, readonly Mark[]>,
): number[] {
  const topics = new Set([...before.keys(), ...after.keys()]);
  return [...topics].filter(
    (t) => JSON.stringify(before.get(t) ?? []) !== JSON.stringify(after.get(t) ?? []),
  );
}
