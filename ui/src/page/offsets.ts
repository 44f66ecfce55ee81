/**
 * The one place where code points and UTF-16 units meet.
 *
 * The core counts Unicode code points in a topic's text; strings and the DOM count UTF-16 units. A
 * topic's text is the text content of its element: all text nodes in document order, white space
 * between blocks and table rows included. A point that would split a surrogate pair is taken to be
 * before the pair. A lone surrogate counts as one code point, as Rust's lossy reading of it does.
 */
import type { Position, Span } from './position';

/** A DOM boundary: a text node and UTF-16 units into it. */
export interface TextPoint {
  readonly node: Text;
  readonly utf16: number;
}

/**
 * Which of two equal places a point between two text nodes is.
 * `before`: the end of the node before it, right for the end of a span.
 * `after`: the start of the node after it, right for the start of a span.
 */
export type Bias = 'before' | 'after';

/** How many code points a text has. */
export function countPoints(text: string): number {
  let pairs = 0;
  for (let i = 1; i < text.length; i++) if (splits(text, i)) pairs++;
  return text.length - pairs;
}

/** UTF-16 units before the code point numbered `points`; past the end is the end. */
export function toUtf16(text: string, points: number): number {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left--) at += splits(text, at + 1) ? 2 : 1;
  return at;
}

/** Code points before `utf16` units; inside a pair is before the pair. */
export function toPoints(text: string, utf16: number): number {
  const end = splits(text, utf16) ? utf16 - 1 : Math.min(utf16, text.length);
  return countPoints(text.slice(0, Math.max(0, end)));
}

/** True when a cut at `utf16` would go through a surrogate pair. */
export function splits(text: string, utf16: number): boolean {
  const before = text.charCodeAt(utf16 - 1);
  const after = text.charCodeAt(utf16);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

/** All text nodes of a topic's element, in order. */
export function textNodes(root: Node): Text[] {
  const walker = root.ownerDocument?.createTreeWalker(root, 4 /* NodeFilter.SHOW_TEXT */);
  const nodes: Text[] = [];
  while (walker?.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/**
 * The offset of a DOM boundary in a topic, in code points. `node` may be a text node (`index` in
 * UTF-16 units) or an element (`index` counts its children), inside `root` or `root` itself.
 */
export function offsetOf(root: Node, node: Node, index: number): number {
  const range = document.createRange();
  range.setStart(root, 0);
  const inPair = node.nodeType === 3 && splits((node as Text).data, index);
  range.setEnd(node, inPair ? index - 1 : index);
  return countPoints(range.toString());
}

/** The DOM boundary of an offset in code points; past the end is the end. Null without any text. */
export function locate(root: Node, offset: number, bias: Bias): TextPoint | null {
  return locateAll(root, [{ offset, bias }])[0] ?? null;
}

/** `locate` for many offsets, ascending, in one walk over the text. */
export function locateAll(
  root: Node,
  wanted: readonly { readonly offset: number; readonly bias: Bias }[],
): (TextPoint | null)[] {
  const nodes = textNodes(root).filter((node) => node.length > 0);
  const out: (TextPoint | null)[] = [];
  let start = 0;
  let index = 0;
  let length = countPoints(nodes[0]?.data ?? '');
  for (const { offset, bias } of wanted) {
    let node = nodes[index];
    const passed = (): boolean => (bias === 'after' ? offset >= start + length : offset > start + length);
    while (index + 1 < nodes.length && passed()) {
      start += length;
      node = nodes[++index];
      length = countPoints(node?.data ?? '');
    }
    // An earlier wish may have gone on to this node's start where this one wants the end before it.
    const before = nodes[index - 1];
    if (bias === 'before' && offset === start && before) {
      out.push({ node: before, utf16: before.length });
    } else {
      out.push(node ? { node, utf16: toUtf16(node.data, Math.max(0, offset - start)) } : null);
    }
  }
  return out;
}

/** A live range over `start`..`end` (code points) of a topic's element; null without any text. */
export function rangeIn(root: Node, start: number, end: number): Range | null {
  const [from, to] = locateAll(root, [
    { offset: start, bias: 'after' },
    { offset: Math.max(start, end), bias: start < end ? 'before' : 'after' },
  ]);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.utf16);
  range.setEnd(to.node, to.utf16);
  return range;
}

/** A mounted topic: its index and its element. */
export interface TopicElement {
  readonly topic: number;
  readonly element: Element;
}

/**
 * The span of a DOM range over mounted topics (`topics` ascending). A boundary outside of every
 * topic, as in the gap between two, is drawn in to the next topic's start or the last one's end.
 * Null when the range touches none.
 */
export function spanOf(range: Range, topics: readonly TopicElement[]): Span | null {
  const start = boundary(range.startContainer, range.startOffset, topics, 'after');
  const end = boundary(range.endContainer, range.endOffset, topics, 'before');
  if (!start || !end) return null;
  const backwards = end.topic < start.topic || (end.topic === start.topic && end.offset < start.offset);
  return backwards ? null : { start, end };
}

/** The position of one DOM boundary; outside of every topic, the nearest in the direction `bias`. */
export function boundary(
  node: Node,
  index: number,
  topics: readonly TopicElement[],
  bias: Bias,
): Position | null {
  const inside = topics.find(({ element }) => element.contains(node));
  if (inside) return { topic: inside.topic, offset: offsetOf(inside.element, node, index) };
  const point = document.createRange();
  point.setStart(node, index);
  // comparePoint: 1 when the topic's start is after the point, -1 when before.
  const side = ({ element }: TopicElement): number => point.comparePoint(element, 0);
  if (bias === 'after') {
    const next = topics.find((t) => side(t) >= 0);
    return next ? { topic: next.topic, offset: 0 } : null;
  }
  const last = topics.filter((t) => side(t) < 0).at(-1);
  return last ? { topic: last.topic, offset: countPoints(last.element.textContent ?? '') } : null;
}
