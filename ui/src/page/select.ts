/**
 * The reader's selection as positions in the document, and back.
 *
 * The browser keeps a selection only while both of its ends are in the DOM, so the column keeps the
 * topics of the ends mounted; what lies between need not be. For the same reason the words of a long
 * selection come from the core, by positions, and not from here.
 */
import { snapToLetter } from './letters';
import { countPoints, locate, spanOf, toUtf16 } from './offsets';
import type { TopicElement } from './offsets';
import { rectsIn } from './places';
import { isEmpty, partIn } from './position';
import type { Position, Span } from './position';

/** What is selected; `backwards` when the reader went from the end to the start. */
export interface Selected {
  readonly span: Span;
  readonly backwards: boolean;
}

/** The selection within mounted topics exactly as it is, or null when there is none in them. */
export function selectionIn(topics: readonly TopicElement[]): Selected | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const span = spanOf(range, topics);
  if (!span || isEmpty(span)) return null;
  const { focusNode, focusOffset } = selection;
  const backwards = focusNode === range.startContainer && focusOffset === range.startOffset;
  return { span, backwards };
}

/**
 * The selection as it is to be marked: ends moved out to whole letters, white space at both ends left
 * off (a triple click takes the start of the next paragraph along). Null when nothing is left.
 */
export function markable(topics: readonly TopicElement[]): Selected | null {
  const selected = selectionIn(topics);
  if (!selected) return null;
  const text = (topic: number): string => topics.find((t) => t.topic === topic)?.element.textContent ?? '';
  const span = trimmed(wholeLetters(selected.span, text), text);
  return span && { span, backwards: selected.backwards };
}

/** A span with its ends moved out to the borders of letters. */
export function wholeLetters({ start, end }: Span, text: (topic: number) => string): Span {
  return {
    start: { ...start, offset: snapToLetter(text(start.topic), start.offset, 'down') },
    end: { ...end, offset: snapToLetter(text(end.topic), end.offset, 'up') },
  };
}

/**
 * A span without white space at its ends; an end at a topic's border goes over to the next topic
 * inwards. `text` gives the text of topics at the ends; others are only asked for as ends move in.
 */
export function trimmed(span: Span, text: (topic: number) => string): Span | null {
  let { start, end } = span;
  for (;;) {
    const rest = text(start.topic);
    const from = toUtf16(rest, start.offset);
    const blank = /^\s*/.exec(rest.slice(from))?.[0].length ?? 0;
    start = { ...start, offset: start.offset + countPoints(rest.slice(from, from + blank)) };
    if (from + blank < rest.length || start.topic >= end.topic) break;
    start = { topic: start.topic + 1, offset: 0 };
  }
  for (;;) {
    const rest = text(end.topic);
    const kept = rest.slice(0, toUtf16(rest, end.offset)).trimEnd();
    end = { ...end, offset: countPoints(kept) };
    if (kept !== '' || end.topic <= start.topic) break;
    end = { topic: end.topic - 1, offset: Number.MAX_SAFE_INTEGER };
  }
  const out = { start, end };
  return isEmpty(out) ? null : out;
}

/** Select a span whose two end topics are mounted. False when one is not, or has no text. */
export function select(span: Span, topics: readonly TopicElement[], backwards = false): boolean {
  const from = pointOf(span.start, topics, 'after');
  const to = pointOf(span.end, topics, 'before');
  const selection = document.getSelection();
  if (!selection || !from || !to) return false;
  const [anchor, focus] = backwards ? [to, from] : [from, to];
  selection.setBaseAndExtent(anchor.node, anchor.utf16, focus.node, focus.utf16);
  return true;
}

/** The box of the first line of a span (client px), above which the toolbar opens. */
export function firstLineRect(span: Span, topics: readonly TopicElement[]): DOMRect | null {
  for (const { topic, element } of topics) {
    const part = partIn(span, topic, countPoints(element.textContent ?? ''));
    if (!part) continue;
    const boxes = rectsIn(element, part.start, part.end);
    const first = boxes[0];
    if (!first) continue;
    const line = boxes.filter((box) => box.top < first.bottom && box.bottom > first.top);
    const left = Math.min(...line.map((box) => box.left));
    const right = Math.max(...line.map((box) => box.right));
    return new DOMRect(left, first.top, right - left, first.height);
  }
  return null;
}

/** Boxes of a span, as far as its topics are mounted (client px). */
export function spanRects(span: Span, topics: readonly TopicElement[]): DOMRect[] {
  return topics.flatMap(({ topic, element }) => {
    if (topic < span.start.topic || topic > span.end.topic) return [];
    const part = partIn(span, topic, countPoints(element.textContent ?? ''));
    return part ? rectsIn(element, part.start, part.end) : [];
  });
}

/** The topics of a column that must not leave the page: they hold an end of the selection, or the focus. */
export function topicsInUse(host: Element): number[] {
  const selection = document.getSelection();
  return [document.activeElement, selection?.anchorNode, selection?.focusNode].flatMap((node) => {
    if (!node || !host.contains(node)) return [];
    const element = node instanceof Element ? node : node.parentElement;
    const topic = element?.closest<HTMLElement>('[data-topic]')?.dataset['topic'];
    return topic === undefined ? [] : [Number(topic)];
  });
}

function pointOf(
  { topic, offset }: Position,
  topics: readonly TopicElement[],
  bias: 'before' | 'after',
): ReturnType<typeof locate> {
  const element = topics.find((t) => t.topic === topic)?.element;
  return element ? locate(element, offset, bias) : null;
}
