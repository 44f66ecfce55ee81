/**
 * When the toolbar opens at the selection: on release of the pointer, or a moment after the last key.
 * Without a text cursor, Shift and the arrows move the end of what is selected.
 */
import { stepOf } from '../page/caret';
import { isField } from '../keys/dispatcher';
import { isMac } from '../keys/dispatcher';
import type { Reading } from './reading.svelte';

const AFTER_KEYS_MS = 400;

/** Watch the selection from now on; the answer stops it. */
export function watchSelection(reading: Reading): () => void {
  let isDown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    clearTimeout(timer);
    const span = reading.selected();
    if (span === null) reading.toolsClosed = false;
    reading.selection = reading.toolsClosed ? null : span;
  };
  const onChange = (): void => {
    clearTimeout(timer);
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed) {
      reading.selection = null;
      reading.toolsClosed = false;
      return;
    }
    if (isDown) return;
    // A selection that grows under the keys takes its toolbar along only when it rests.
    if (!isSame(reading)) {
      reading.selection = null;
      reading.toolsClosed = false;
      timer = setTimeout(look, AFTER_KEYS_MS);
    }
  };
  const onDown = (event: PointerEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.button !== 0 || target?.closest('.seltools')) return;
    isDown = reading.article?.contains(target) ?? false;
    if (isDown) reading.selection = null;
  };
  const onUp = (): void => {
    if (!isDown) return;
    isDown = false;
    // A click takes the selection away only after this event.
    timer = setTimeout(look, 0);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isField(event.target)) return;
    const step = stepOf(event, isMac());
    if (!step) return;
    if (
      event.target instanceof Element &&
      event.target.closest('button, [role="treeitem"], [role="menu"], .note')
    ) {
      return;
    }
    if (reading.caretOn) {
      event.preventDefault();
      reading.caret?.step(step);
    } else if (step.extend && reading.selected()) {
      event.preventDefault();
      document.getSelection()?.modify('extend', step.to, step.by);
    }
  };

  document.addEventListener('selectionchange', onChange);
  document.addEventListener('pointerdown', onDown, true);
  document.addEventListener('pointerup', onUp, true);
  document.addEventListener('pointercancel', onUp, true);
  document.addEventListener('keydown', onKey);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('selectionchange', onChange);
    document.removeEventListener('pointerdown', onDown, true);
    document.removeEventListener('pointerup', onUp, true);
    document.removeEventListener('pointercancel', onUp, true);
    document.removeEventListener('keydown', onKey);
  };
}

/** Painting a mark puts the same selection anew; that is no change for the reader. */
function isSame(reading: Reading): boolean {
  const before = reading.selection;
  const now = reading.selected();
  return before !== null && now !== null && JSON.stringify(before) === JSON.stringify(now);
}
