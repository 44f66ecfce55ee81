/** What the keys do in the reader. Esc undoes one layer at a time; what opens later is asked first. */
import { onKeys } from '../keys/dispatcher';
import type { Handler } from '../keys/dispatcher';
import type { Deed } from '../keys/table';
import { compare } from '../page/position';
import type { Span } from '../page/position';
import { nudged } from '../page/handles';
import type { End } from '../page/handles';
import { COLOURS } from '../look/colours';
import { find } from '../state/find.svelte';
import { marksInOrder, nextMark } from '../state/reading-order';
import { report } from '../state/report.svelte';
import { settings } from '../state/settings.svelte';
import { closeFind, openFind, stepFind } from './finding';
import { bookmarkSelection, copySelection, markSelection, noteSelection } from './marking';
import { rangeOfSpan, spanOfAnnotation } from './marks-by-topic';
import type { Reading } from './reading.svelte';

/** The keys of the reader, for as long as it is shown. */
export function readerKeys(reading: Reading): () => void {
  const current = (): string | null => report.current;

  /** The selection in a colour, else the current mark. */
  const colour = (index: number): Handler => {
    return () => {
      const chosen = COLOURS[index];
      if (!chosen) return false;
      if (markSelection(reading, chosen)) return;
      const id = current();
      if (id === null || report.annotation(id)?.kind !== 'highlight') return false;
      void report.recolour(id, chosen);
    };
  };
  const onPage = (deed: () => void): Handler => {
    return (event) => {
      if (!isOnPage(event.target)) return false;
      deed();
    };
  };
  const ofMark = (deed: (id: string) => void): Handler => {
    return (event) => {
      const id = markOf(event.target) ?? current();
      if (id === null) return false;
      deed(id);
    };
  };
  const goMark = (way: 1 | -1): Handler => {
    return () => {
      const at = reading.here() ?? { topic: report.topic, offset: 0 };
      const mark = nextMark(marksInOrder(report.annotations), current(), at, way);
      if (!mark) return false;
      report.goTo(mark);
    };
  };
  const moveEnd = (end: End, way: 1 | -1, by: 'letter' | 'word'): Handler => {
    return (event) => {
      if (reading.caretOn || document.getSelection()?.isCollapsed === false) return false;
      const id = markOf(event.target) ?? current();
      if (id === null) return false;
      moveMark(reading, id, end, way, by);
    };
  };

  const deeds: Partial<Record<Deed, Handler>> = {
    'screen-down': onPage(() => reading.column?.page(1)),
    'screen-up': onPage(() => reading.column?.page(-1)),
    'document-start': onPage(() => void reading.column?.toStart()),
    'document-end': onPage(() => void reading.column?.toEnd()),
    'next-topic': () => void reading.column?.nextTopic(),
    'previous-topic': () => void reading.column?.previousTopic(),
    'go-to-topic': () => reading.goToContents(),
    find: () => openFind(reading),
    'next-hit': () => hit(reading, 1),
    'previous-hit': () => hit(reading, -1),
    'contents-pane': () => reading.togglePane('contents'),
    'notes-pane': () => reading.togglePane('notes'),
    'focus-mode': () => reading.toggleFocusMode(),
    type: () => {
      reading.typeOpen = !reading.typeOpen;
    },
    'text-cursor': () => reading.toggleCaret(),
    'colour-1': colour(0),
    'colour-2': colour(1),
    'colour-3': colour(2),
    'colour-4': colour(3),
    'colour-5': colour(4),
    highlight: () => markSelection(reading, settings.last_colour),
    note: () => {
      if (noteSelection(reading)) return;
      const mark = report.annotation(current());
      if (mark) reading.editNote(mark.annotation);
      else reading.noteOnTopic(report.topic);
    },
    bookmark: () => {
      if (!bookmarkSelection(reading)) void report.bookmarkTopic(report.topic);
    },
    'copy-with-source': () => {
      if (copySelection(reading)) return;
      const mark = report.annotation(current());
      if (!mark || !spanOfAnnotation(mark)) return false;
      void report.copyWithSource(mark);
    },
    'next-mark': goMark(1),
    'previous-mark': goMark(-1),
    'open-note': ofMark((id) => reading.editNote(id)),
    'remove-mark': ofMark((id) => {
      reading.focusPage();
      void report.remove(id);
    }),
    tags: ofMark((id) => reading.editTags(id)),
    'mark-menu': ofMark((id) => {
      const mark = reading.article?.querySelector(`mark[data-mark="${CSS.escape(id)}"][data-first]`);
      const box = (mark ?? reading.scroller)?.getClientRects()[0];
      reading.popped = { kind: 'menu', id, x: box?.left ?? 0, y: (box?.bottom ?? 0) + 4 };
    }),
    'end-back': moveEnd('end', -1, 'letter'),
    'end-on': moveEnd('end', 1, 'letter'),
    'end-back-word': moveEnd('end', -1, 'word'),
    'end-on-word': moveEnd('end', 1, 'word'),
    'start-back': moveEnd('start', -1, 'letter'),
    'start-on': moveEnd('start', 1, 'letter'),
    'start-back-word': moveEnd('start', -1, 'word'),
    'start-on-word': moveEnd('start', 1, 'word'),
    escape: () => escape(reading),
  };
  return onKeys(deeds);
}

/** One layer: what is over the page, find, selection, cursor, the current mark, focus mode. */
function escape(reading: Reading): boolean {
  if (reading.closeOver()) return true;
  if (reading.findOpen) {
    closeFind(reading);
    return true;
  }
  if (reading.selected()) {
    reading.dropSelection();
    return true;
  }
  if (reading.caretOn) {
    reading.toggleCaret();
    return true;
  }
  if (document.activeElement?.closest('aside, nav')) {
    reading.focusPage();
    return true;
  }
  if (report.current !== null) {
    report.current = null;
    reading.focusPage();
    return true;
  }
  if (reading.focusMode) {
    reading.toggleFocusMode();
    return true;
  }
  return false;
}

function hit(reading: Reading, way: 1 | -1): boolean {
  if (find.hits.length === 0) {
    if (find.query === '') return false;
    openFind(reading);
    return true;
  }
  stepFind(reading, way);
  return true;
}

/** Keys of the page are its own only while no control has the focus. */
function isOnPage(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  return (
    target === document.body || (target.closest('.page-scroll') !== null && !target.closest('button, a, img'))
  );
}

function markOf(target: EventTarget | null): string | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>('mark[data-mark]') : null;
  return mark?.dataset['mark'] ?? null;
}

let resizing: ReturnType<typeof setTimeout> | undefined;

/** Each key is seen at once; the core is asked when the hand rests, so that one move is one undo. */
function moveMark(reading: Reading, id: string, end: End, way: 1 | -1, by: 'letter' | 'word'): void {
  const annotation = report.annotation(id);
  const before = annotation && spanOfAnnotation(annotation);
  if (!before) return;
  const from: Span = reading.dragging?.id === id ? reading.dragging.span : before;
  const text = (topic: number): string => reading.column?.topicElement(topic)?.textContent ?? '';
  const span = nudged(from, end, way, by, text);
  if (compare(span.start, from.start) === 0 && compare(span.end, from.end) === 0) return;
  reading.dragging = { id, span };
  requestAnimationFrame(() => reading.focusMark(id));
  clearTimeout(resizing);
  resizing = setTimeout(() => {
    // Removed before the hand came to rest: there is nothing to resize.
    if (!report.annotation(id)) {
      if (reading.dragging?.id === id) reading.dragging = null;
      return;
    }
    void report.resize(id, rangeOfSpan(span)).then(() => {
      if (reading.dragging?.id === id && reading.dragging.span === span) reading.dragging = null;
    });
  }, 400);
}
