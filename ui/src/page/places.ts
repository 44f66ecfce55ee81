/**
 * The reading place: which line is at the top of the screen, and where a place stands on screen.
 * Reads the DOM and changes nothing.
 */
import { boundary, locate, rangeIn, textNodes } from './offsets';
import type { TopicElement } from './offsets';
import type { Position } from './position';

/** A place to come back to: the first character of a line, and px between screen top and line. */
export interface Place extends Position {
  /** How far the line stood below the top of the screen (px). Without it the caller's wish counts. */
  readonly below?: number;
}

/** A point of the text on screen that can be found again after a change of layout. */
export interface Grip {
  readonly node: Text;
  readonly utf16: number;
  /** The top of its line, px below the top of the screen. */
  readonly below: number;
}

/** How far apart the probes for a line are: less than any line is high. */
const STEP = 9;

/**
 * The first character of the first line that is wholly on screen, looked for under `screen` (client
 * px) in the first half of it. Null when there is no text there.
 */
export function gripAt(host: Element, screen: DOMRect): Grip | null {
  const box = host.getBoundingClientRect();
  const style = getComputedStyle(host);
  const left = box.left + parseFloat(style.paddingLeft) + 2;
  const right = box.right - parseFloat(style.paddingRight) - 2;
  const x = style.direction === 'rtl' ? right : left;
  let cut: Grip | null = null;
  for (let y = Math.max(screen.top, box.top) + 1; y < screen.top + screen.height; y += STEP) {
    const grip = gripUnder(host, x, y, screen.top);
    if (!grip) continue;
    if (grip.below >= -1) return grip;
    cut ??= grip;
    if (y > screen.top + screen.height / 2) break;
  }
  return cut;
}

/** Where a grip's line stands now, px below `screenTop`; null when its node has left the page. */
export function gripNow(grip: Grip, screenTop: number): number | null {
  if (!grip.node.isConnected) return null;
  const rect = characterRect(grip.node, grip.utf16);
  return rect ? rect.top - screenTop : null;
}

/** A grip as a place. */
export function placeOf(grip: Grip, topics: readonly TopicElement[]): Place | null {
  const position = boundary(grip.node, grip.utf16, topics, 'after');
  return position ? { ...position, below: grip.below } : null;
}

/** The box of the character at an offset (client px), or of the one before it at the end of a topic. */
export function rectAt(topic: Element, offset: number): DOMRect | null {
  const point = locate(topic, offset, 'after');
  return point ? characterRect(point.node, point.utf16) : null;
}

/** The boxes of a stretch of a topic, one or more a line (client px). */
export function rectsIn(topic: Element, start: number, end: number): DOMRect[] {
  const range = rangeIn(topic, start, end);
  return range ? [...range.getClientRects()].filter((rect) => rect.width > 0) : [];
}

/** The position under a point of the window (client px); null outside of the text. */
export function positionAt(
  host: Element,
  x: number,
  y: number,
  topics: readonly TopicElement[],
): Position | null {
  const caret = document.caretRangeFromPoint(x, y);
  if (!caret || !host.contains(caret.startContainer)) return null;
  return boundary(caret.startContainer, caret.startOffset, topics, 'after');
}

/** Where a text cursor at a DOM point is drawn (client px): as wide as nothing, as high as its letter. */
export function caretRect(node: Node, index: number): DOMRect | null {
  const point = node instanceof Text ? { node, at: index } : textAfter(node, index);
  if (!point) return null;
  const { node: text, at } = point;
  const after = at < text.length ? boxOf(text, at, at + 1) : undefined;
  const before = at > 0 ? boxOf(text, at - 1, at) : undefined;
  const rtl = getComputedStyle(text.parentElement ?? document.body).direction === 'rtl';
  if (after && after.height > 0)
    return new DOMRect(rtl ? after.right : after.left, after.top, 0, after.height);
  if (before && before.height > 0)
    return new DOMRect(rtl ? before.left : before.right, before.top, 0, before.height);
  const box = text.parentElement?.getBoundingClientRect();
  return box && box.height > 0 ? new DOMRect(rtl ? box.right : box.left, box.top, 0, box.height) : null;
}

function textAfter(node: Node, index: number): { node: Text; at: number } | null {
  const child = node.childNodes[index];
  const inside = child && textNodes(child)[0];
  if (inside) return { node: inside, at: 0 };
  const all = textNodes(node);
  const last = all.at(-1);
  return last ? { node: last, at: last.length } : null;
}

function boxOf(node: Text, from: number, to: number): DOMRect | undefined {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return [...range.getClientRects()].at(-1);
}

function gripUnder(host: Element, x: number, y: number, screenTop: number): Grip | null {
  const caret = document.caretRangeFromPoint(x, y);
  const node = caret?.startContainer;
  if (!caret || !(node instanceof Text) || !host.contains(node)) return null;
  const utf16 = Math.min(caret.startOffset, Math.max(0, node.length - 1));
  const rect = characterRect(node, utf16);
  return rect ? { node, utf16, below: rect.top - screenTop } : null;
}

/** A caret has no box in some places (white space, line ends); the character after it has one. */
function characterRect(node: Text, utf16: number): DOMRect | null {
  for (let at = Math.min(utf16, Math.max(0, node.length - 1)); at < node.length; at++) {
    // A character that opens a line may report the end of the line before as well: `boxOf` has the last.
    const rect = boxOf(node, at, at + 1);
    if (rect && rect.height > 0) return rect;
    if (at > utf16 + 64) break;
  }
  const rect = node.parentElement?.getBoundingClientRect();
  return rect && rect.height > 0 ? rect : null;
}
