/** From a row of the notebook to the annotation's place, so that Back returns to the row. */
import type { Annotation } from '../commands';
import { desk } from '../state/desk.svelte';
import { report } from '../state/report.svelte';
import { notebook } from './notebook.svelte';

export async function goTo(annotation: Annotation): Promise<void> {
  notebook.leave(annotation.annotation);
  if (!(await desk.openDocument(annotation.document))) return;
  const made = report.annotation(annotation.annotation);
  if (!made) return;
  if (made.kind === 'highlight') return report.goTo(made);
  report.current = made.annotation;
  const { topic_position: topic, start } = made;
  if (topic !== null) report.goTo({ topic, offset: start ?? 0 }, start === null ? 'top' : 'third');
}
