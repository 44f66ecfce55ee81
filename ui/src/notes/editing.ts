// Where an editor's text belongs, and where the focus goes when the editor is done.
import type { Annotation } from '../commands';
import { report } from '../state/report.svelte';
import type { NewNote } from './sections';

/** A name for the place a text is written at, the same each time one comes back to it. */
export function placeOf(document: string, annotation: Annotation | null, on: NewNote | null): string {
  if (annotation) return annotation.annotation;
  return on?.on === 'topic' ? `${document}/topic/${on.topic}` : `${document}/document`;
}

/** Back to the row in the pane when the editor was opened there, else to the mark on the page. */
export function putBackFocus(before: Element | null, annotation: string | null): void {
  const fromPane = before === null || before === document.body || before.closest('.pane.right') !== null;
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    if (!fromPane && before instanceof HTMLElement && before.isConnected)
      return before.focus({ preventScroll: true });
    const there = annotation === null ? undefined : report.annotation(annotation);
    if (!fromPane && there) return report.goTo(there);
    const row =
      annotation === null
        ? null
        : document.querySelector<HTMLElement>(`[data-note="${CSS.escape(annotation)}"]`);
    (row ?? document.querySelector<HTMLElement>('.nlist [role="listitem"]'))?.focus();
  });
}
