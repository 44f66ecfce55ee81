// The steps of the tour, which deeds fulfil them, and which one comes next. Pure.
import type { Annotation } from '../commands';

export const STEPS = ['mark', 'note', 'bookmark', 'export'] as const;
export type Step = (typeof STEPS)[number];

/** What the tour knows of an annotation: enough to see that it is new, or that words were written to it. */
type Known = Pick<Annotation, 'annotation' | 'kind' | 'note'>;

/** The annotations as they were, by id, each with its note. */
export type Before = ReadonlyMap<string, string>;

export function asBefore(annotations: readonly Known[]): Before {
  return new Map(annotations.map(({ annotation, note }) => [annotation, note ?? '']));
}

/** The steps fulfilled since. A note counts once its writer has put it down: the tour does not talk over her. */
export function doneSince(before: Before, annotations: readonly Known[], writing: boolean): Step[] {
  const done = new Set<Step>();
  for (const { annotation, kind, note } of annotations) {
    const isNew = !before.has(annotation);
    if (isNew && kind === 'highlight') done.add('mark');
    if (isNew && kind === 'bookmark') done.add('bookmark');
    if (!writing && note && note !== before.get(annotation)) done.add('note');
  }
  return STEPS.filter((step) => done.has(step));
}

/** The first step from position `from` on that is not done; null when there is none. */
export function stepFrom(from: number, done: ReadonlySet<Step>): number | null {
  const at = STEPS.findIndex((step, index) => index >= from && !done.has(step));
  return at < 0 ? null : at;
}
