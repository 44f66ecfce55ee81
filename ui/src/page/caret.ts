/**
 * Caret mode: a text cursor in text that cannot be edited, so that all of it can be selected by
 * keyboard. Moving and extending are the browser's own (`Selection.modify`), which knows lines,
 * words and directions of writing; the cursor is an element of ours, since none is drawn where
 * nothing can be typed.
 */
import { boundary, locate } from './offsets';
import type { TopicElement } from './offsets';
import { snapToLetter } from './letters';
import { caretRect } from './places';
import type { Position } from './position';

export interface CaretOptions {
  /** A positioned element around the column: the cursor is drawn in it. */
  readonly layer: HTMLElement;
  readonly topics: () => readonly TopicElement[];
  /** Where the cursor begins when nothing is selected: the reading place. */
  readonly begin: () => Position | null;
  /** Bring the cursor's box (client px) on screen. */
  readonly reveal: (box: DOMRect) => void;
  /** After each movement; `extended` while something is selected. */
  readonly onMove?: (at: Position, extended: boolean) => void;
}

/** A movement: which way, by what, and whether the selection grows with it. */
export interface Step {
  readonly to: 'left' | 'right' | 'forward' | 'backward';
  readonly by: 'character' | 'word' | 'line' | 'lineboundary';
  readonly extend: boolean;
}

/** What is needed of a key to tell its step. */
export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The step that a key stands for, or null. By word with Ctrl, on macOS with ⌥. */
export function stepOf(event: Key, mac = false): Step | null {
  const word = mac ? event.altKey : event.ctrlKey;
  const other = mac ? event.ctrlKey || event.metaKey : event.altKey || event.metaKey;
  if (other) return null;
  const extend = event.shiftKey;
  const across = word ? 'word' : 'character';
  switch (event.key) {
    case 'ArrowLeft':
      return { to: 'left', by: across, extend };
    case 'ArrowRight':
      return { to: 'right', by: across, extend };
    case 'ArrowUp':
      return word ? null : { to: 'backward', by: 'line', extend };
    case 'ArrowDown':
      return word ? null : { to: 'forward', by: 'line', extend };
    case 'Home':
      return word ? null : { to: 'backward', by: 'lineboundary', extend };
    case 'End':
      return word ? null : { to: 'forward', by: 'lineboundary', extend };
    default:
      return null;
  }
}

export class Caret {
  private element: HTMLElement | null = null;

  constructor(private readonly options: CaretOptions) {}

  get isOn(): boolean {
    return this.element !== null;
  }

  /** Show the cursor: at the selection's moving end, or at `at`, or where reading is. */
  on(at?: Position): void {
    if (!this.element) {
      this.element = document.createElement('div');
      this.element.className = 'text-caret';
      this.element.setAttribute('aria-hidden', 'true');
      this.options.layer.append(this.element);
    }
    if (at || !this.focus()) this.put(at ?? this.options.begin());
    this.draw();
  }

  /** Take the cursor away; what is selected stays so. */
  off(): void {
    this.element?.remove();
    this.element = null;
    const selection = document.getSelection();
    if (selection?.isCollapsed === true && this.focus()) selection.removeAllRanges();
  }

  /** Do a step. False when there is nothing further that way; the cursor then stays. */
  step(step: Step): boolean {
    const selection = document.getSelection();
    if (!this.element || !selection) return false;
    if (!this.focus()) this.put(this.options.begin());
    const before = this.focus();
    if (!before) return false;
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    selection.modify(step.extend ? 'extend' : 'move', step.to, step.by);
    const after = this.focus();
    // Out of the text, or over topics that are not on the page: back.
    if (!after || Math.abs(after.topic - before.topic) > this.reachable(before, after)) {
      if (anchorNode && focusNode) {
        selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
      }
      return false;
    }
    this.draw();
    const box = this.box();
    if (box) this.options.reveal(box);
    this.draw();
    this.options.onMove?.(after, !selection.isCollapsed);
    return after.topic !== before.topic || after.offset !== before.offset;
  }

  /** Put the cursor where the selection's moving end is now; to be called when the page has moved. */
  draw(): void {
    const box = this.box();
    if (!this.element) return;
    this.element.hidden = box === null;
    if (!box) return;
    const layer = this.options.layer.getBoundingClientRect();
    const { style } = this.element;
    style.left = `${String(box.left - layer.left + this.options.layer.scrollLeft)}px`;
    style.top = `${String(box.top - layer.top + this.options.layer.scrollTop)}px`;
    style.height = `${String(box.height)}px`;
  }

  /** Where the cursor is, or null when the selection's moving end is not in the text. */
  focus(): Position | null {
    const selection = document.getSelection();
    const node = selection?.focusNode;
    if (!selection || !node) return null;
    if (!this.options.topics().some(({ element }) => element.contains(node))) return null;
    return boundary(node, selection.focusOffset, this.options.topics(), 'after');
  }

  /** Neighbours in the DOM that are neighbours in the document too, empty topics between them aside. */
  private reachable(before: Position, after: Position): number {
    const [low, high] = [Math.min(before.topic, after.topic), Math.max(before.topic, after.topic)];
    const mounted = new Set(this.options.topics().map(({ topic }) => topic));
    for (let topic = low; topic <= high; topic++) if (!mounted.has(topic)) return 0;
    return high - low;
  }

  private put(at: Position | null): void {
    const element = at && this.options.topics().find(({ topic }) => topic === at.topic)?.element;
    if (!element) return;
    const offset = snapToLetter(element.textContent ?? '', at.offset, 'down');
    const point = locate(element, offset, 'after');
    if (point) document.getSelection()?.collapse(point.node, point.utf16);
  }

  private box(): DOMRect | null {
    const selection = document.getSelection();
    if (!selection?.focusNode || !this.focus()) return null;
    return caretRect(selection.focusNode, selection.focusOffset);
  }
}
