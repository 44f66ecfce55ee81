/** What one does to the selection, by toolbar, key or menu. */
import type { Colour } from '../commands';
import { report } from '../state/report.svelte';
import { settings } from '../state/settings.svelte';
import { rangeOfSpan } from './marks-by-topic';
import type { Reading } from './reading.svelte';

/** Marks at once, closes the toolbar and drops the selection. False when nothing is selected. */
export function markSelection(reading: Reading, colour: Colour): boolean {
  return mark(reading, colour) !== null;
}

/** Marks in the last colour and opens the note's editor. False when nothing is selected. */
export function noteSelection(reading: Reading): boolean {
  const marked = mark(reading, settings.last_colour);
  if (!marked) return false;
  void marked.then((id) => {
    if (id !== null) reading.editNote(id);
  });
  return true;
}

function mark(reading: Reading, colour: Colour): Promise<string | null> | null {
  const span = reading.selected();
  if (!span) return null;
  reading.dropSelection();
  reading.focusPage();
  // WebKit takes the paint of a selection off with the next frame. Text that is cut before then keeps it.
  return nextFrame()
    .then(() => report.highlight(rangeOfSpan(span), colour))
    .then((annotation) => {
      if (annotation) report.current = annotation.annotation;
      return annotation?.annotation ?? null;
    });
}

/** False when nothing is selected. */
export function bookmarkSelection(reading: Reading): boolean {
  const span = reading.selected();
  if (!span) return false;
  void report.bookmarkPlace(rangeOfSpan(span));
  reading.dropSelection();
  reading.focusPage();
  return true;
}

/** The selection stays. False when nothing is selected. */
export function copySelection(reading: Reading): boolean {
  const span = reading.selected();
  if (!span) return false;
  void report.copyWithSource(rangeOfSpan(span));
  reading.selection = null;
  reading.toolsClosed = true;
  return true;
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, 80); // A window that is not looked at has no frames.
  });
}
