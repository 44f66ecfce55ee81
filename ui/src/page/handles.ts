/**
 * Dragging an end of the current mark: two handles at its ends, by letter or, with Alt, by word.
 * What the new span is, is decided by `dragged`, which is pure; the class places and listens.
 */
import { snapToLetter, nextLetter, snapToWord } from './letters';
import { countPoints } from './offsets';
import type { TopicElement } from './offsets';
import { rectsIn } from './places';
import { compare, partIn } from './position';
import type { Position, Span } from './position';

export type End = 'start' | 'end';

/** The text of a mounted topic, or '' for one that is not. */
export type TextOf = (topic: number) => string;

/**
 * The span after its `end` was dragged to a point. The end goes to the border of the letter, or the
 * word, under the point; it never reaches the other end: at least one letter stays marked.
 */
export function dragged(span: Span, end: End, to: Position, by: 'letter' | 'word', text: TextOf): Span {
  const here = text(to.topic);
  const way = end === 'start' ? 'down' : 'up';
  const offset = by === 'word' ? wordEnd(here, to.offset, way) : snapToLetter(here, to.offset, way);
  const point = { topic: to.topic, offset };
  if (end === 'start') {
    const last = letterBeside(span.end, -1, text);
    return { start: compare(point, last) > 0 ? last : point, end: span.end };
  }
  const first = letterBeside(span.start, 1, text);
  return { start: span.start, end: compare(point, first) < 0 ? first : point };
}

/** The span with one end moved by a letter or a word, for the keys. Stops at the topic's borders. */
export function nudged(span: Span, end: End, way: 1 | -1, by: 'letter' | 'word', text: TextOf): Span {
  const at = span[end];
  const here = text(at.topic);
  const offset =
    by === 'letter'
      ? nextLetter(here, at.offset, way)
      : snapToWord(here, at.offset, way === 1 ? 'up' : 'down');
  return dragged(span, end, { topic: at.topic, offset }, 'letter', text);
}

/** A point inside a word goes to that word's border; one between words stays. */
function wordEnd(text: string, offset: number, way: 'down' | 'up'): number {
  const start = snapToWord(text, offset, 'down');
  const inside = snapToWord(text, start, 'up') > offset && start < offset;
  return inside ? snapToWord(text, offset, way) : snapToLetter(text, offset, way);
}

function letterBeside(at: Position, way: 1 | -1, text: TextOf): Position {
  return { topic: at.topic, offset: nextLetter(text(at.topic), at.offset, way) };
}

export interface HandlesOptions {
  /** A positioned element around the column: the handles are drawn in it. */
  readonly layer: HTMLElement;
  readonly scroller: HTMLElement;
  readonly topics: () => readonly TopicElement[];
  /** The position under a point of the window (`Column.positionAt`). */
  readonly positionAt: (x: number, y: number) => Position | null;
  readonly scrollBy: (px: number) => void;
  /** The span while a handle is dragged, and when it is let go; `null` when Esc gave it up. */
  readonly onDrag: (span: Span) => void;
  readonly onDrop: (span: Span | null) => void;
}

/** From an edge of the screen this near, a drag scrolls, px; and how fast at most, px a frame. */
const EDGE = 40;
const FASTEST = 18;

interface Drag {
  readonly end: End;
  readonly pointer: number;
  readonly before: Span;
  /** From the pointer to the middle of the line that the handle stands in. */
  readonly dx: number;
  readonly dy: number;
  x: number;
  y: number;
  word: boolean;
}

export class Handles {
  private span: Span | null = null;
  private drag: Drag | null = null;
  private frame = 0;
  private readonly elements: Record<End, HTMLElement>;

  constructor(private readonly options: HandlesOptions) {
    this.elements = { start: this.make('start'), end: this.make('end') };
  }

  /** Show the handles at the ends of a span, as far as they are mounted; null takes them away. */
  show(span: Span | null): void {
    this.span = span;
    this.draw();
  }

  /** Place them anew; to be called when the page has moved. */
  draw(): void {
    for (const end of ['start', 'end'] as const) {
      const element = this.elements[end];
      const box = this.span && this.boxOf(this.span, end);
      if (!box) {
        if (!this.drag) element.remove();
        continue;
      }
      if (!element.isConnected) this.options.layer.append(element);
      const layer = this.options.layer.getBoundingClientRect();
      element.style.left = `${String(box.x - layer.left)}px`;
      element.style.top = `${String(box.top - layer.top)}px`;
      element.style.height = `${String(box.height)}px`;
    }
  }

  destroy(): void {
    this.finish(null);
    this.show(null);
  }

  private make(end: End): HTMLElement {
    const element = document.createElement('div');
    element.className = `handle ${end}`;
    element.setAttribute('aria-hidden', 'true');
    element.addEventListener('pointerdown', (event) => {
      this.begin(end, event);
    });
    element.addEventListener('pointermove', (event) => {
      if (event.pointerId !== this.drag?.pointer) return;
      Object.assign(this.drag, { x: event.clientX, y: event.clientY, word: event.altKey });
      this.follow();
    });
    element.addEventListener('pointerup', () => {
      this.finish(this.span);
    });
    element.addEventListener('pointercancel', () => {
      this.finish(null);
    });
    return element;
  }

  private begin(end: End, event: PointerEvent): void {
    const box = this.span && this.boxOf(this.span, end);
    if (!this.span || !box || event.button !== 0) return;
    event.preventDefault();
    const dx = box.x - event.clientX;
    const dy = box.top + box.height / 2 - event.clientY;
    const at = { x: event.clientX, y: event.clientY, word: event.altKey };
    this.drag = { end, pointer: event.pointerId, before: this.span, dx, dy, ...at };
    this.elements[end].setPointerCapture(event.pointerId);
    // What is asked for is the text under the handle.
    for (const element of Object.values(this.elements)) element.style.pointerEvents = 'none';
    document.addEventListener('keydown', this.onKey, true);
    this.frame = requestAnimationFrame(this.scrollAtEdge);
  }

  private follow(): void {
    const { drag, span } = this;
    if (!drag || !span) return;
    const to = this.options.positionAt(drag.x + drag.dx, drag.y + drag.dy);
    if (!to) return;
    const next = dragged(span, drag.end, to, drag.word ? 'word' : 'letter', this.text);
    if (compare(next.start, span.start) === 0 && compare(next.end, span.end) === 0) return;
    this.span = next;
    this.options.onDrag(next);
    this.draw();
  }

  private finish(span: Span | null): void {
    const { drag } = this;
    if (!drag) return;
    this.drag = null;
    cancelAnimationFrame(this.frame);
    document.removeEventListener('keydown', this.onKey, true);
    for (const element of Object.values(this.elements)) element.style.pointerEvents = '';
    if (!span) this.span = drag.before;
    this.draw();
    this.options.onDrop(span);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.finish(null);
  };

  private readonly scrollAtEdge = (): void => {
    if (!this.drag) return;
    const box = this.options.scroller.getBoundingClientRect();
    const above = box.top + EDGE - this.drag.y;
    const below = this.drag.y - (box.bottom - EDGE);
    const speed = Math.max(above, below);
    if (speed > 0) {
      const px = Math.ceil(Math.min(1, speed / EDGE) * FASTEST);
      this.options.scrollBy(above > 0 ? -px : px);
      this.follow();
    }
    this.frame = requestAnimationFrame(this.scrollAtEdge);
  };

  private readonly text = (topic: number): string =>
    this.options.topics().find((t) => t.topic === topic)?.element.textContent ?? '';

  /** Where the handle of an end stands: beside the first or the last letter of the span. */
  private boxOf(span: Span, end: End): { x: number; top: number; height: number } | null {
    const at = span[end];
    const element = this.options.topics().find((t) => t.topic === at.topic)?.element;
    const length = countPoints(element?.textContent ?? '');
    const part = element && partIn(span, at.topic, length);
    if (!element || !part) return null;
    // The nearest few characters are enough, and the nearest may be white space without a box.
    const boxes =
      end === 'start'
        ? rectsIn(element, part.start, Math.min(part.end, part.start + 8))
        : rectsIn(element, Math.max(part.start, part.end - 8), part.end);
    const box = end === 'start' ? boxes[0] : boxes.at(-1);
    if (!box) return null;
    const rtl = getComputedStyle(element).direction === 'rtl';
    const x = (end === 'start') === rtl ? box.right : box.left;
    return { x, top: box.top, height: box.height };
  }
}
