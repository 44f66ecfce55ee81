/**
 * Puts a topic's marks on its element as real `<mark>` elements, and takes them off again.
 *
 * The text never changes: text nodes are split and wrapped, and joined again when unwrapped. White
 * space that lies between the rows of a table, the items of a list or two paragraphs is left alone: an
 * inline element there would be invalid and, in a table, would be laid out as a cell. Painting again
 * touches only what lies between the first and the last piece that differ.
 */
import { countPoints, textNodes, toUtf16 } from './offsets';
import type { Mark, Piece } from './marks';

interface Painted {
  readonly key: string;
  readonly piece: Piece;
  /** The outermost element over each text node that the piece covers, in order. */
  outers: HTMLElement[];
}

const state = new WeakMap<Element, Painted[]>();

/** What shows the notes of marks at the moment, by mark: a mark refers to no note that is not there. */
const notes = new Map<string, Element>();

/**
 * Show `pieces` on a topic's element, in place of what was painted there before.
 * @param marks the marks by id that the pieces name
 * @param current the mark that gets the class `current`, if it is in this topic
 */
export function paint(
  root: Element,
  pieces: readonly Piece[],
  marks: ReadonlyMap<string, Mark>,
  current: string | null = null,
): void {
  const before = state.get(root) ?? [];
  const after = pieces.map((piece): Painted => ({ key: keyOf(piece, marks), piece, outers: [] }));
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head]?.key === after[head]?.key) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail)?.key === after.at(-1 - tail)?.key) tail++;

  for (const old of before.slice(head, before.length - tail)) old.outers.forEach(unwrap);
  const fresh = after.slice(head, after.length - tail);
  if (fresh.length > 0) wrap(root, fresh, marks);
  state.set(root, [...before.slice(0, head), ...fresh, ...before.slice(before.length - tail)]);
  setCurrent(root, current);
}

/** Take all marks off a topic's element; its DOM is then as it was inserted. */
export function unpaint(root: Element): void {
  paint(root, [], new Map());
  state.delete(root);
}

/**
 * Say that this element shows what belongs to a mark, so that `aria-details` leads there: marks that are painted now
 * and later refer to it by its id, until the function returned is called.
 */
export function showsNote(mark: string, element: Element): () => void {
  const refer = (): void => {
    const id = notes.get(mark)?.id;
    for (const first of elementsOf(document, mark)) {
      if (first.dataset['first'] === undefined || id === undefined) first.removeAttribute('aria-details');
      else first.setAttribute('aria-details', id);
    }
  };
  notes.set(mark, element);
  refer();
  return () => {
    // Another may have taken its place, such as the editor that of the note.
    if (notes.get(mark) !== element) return;
    notes.delete(mark);
    refer();
  };
}

/** Make one mark, or none, the current one. */
export function setCurrent(root: Element, id: string | null): void {
  for (const element of root.querySelectorAll<HTMLElement>('mark.current')) {
    if (element.dataset['mark'] !== id) element.classList.remove('current');
  }
  if (id !== null) for (const element of elementsOf(root, id)) element.classList.add('current');
}

/** The elements of one mark in a topic, in order; the first is the one that takes the focus. */
export function elementsOf(root: ParentNode, id: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('mark[data-mark]')].filter(
    (element) => element.dataset['mark'] === id,
  );
}

/** Ids of the marks over a DOM node, from the innermost out. */
export function marksOver(node: Node | null): string[] {
  const ids: string[] = [];
  const start = node instanceof Element ? node : (node?.parentElement ?? null);
  for (let el = start?.closest('mark[data-mark]'); el; el = el.parentElement?.closest('mark[data-mark]')) {
    const id = el instanceof HTMLElement ? el.dataset['mark'] : undefined;
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

function keyOf(piece: Piece, marks: ReadonlyMap<string, Mark>): string {
  const layers = piece.layers.map(({ id, first, last }) => {
    const mark = marks.get(id);
    return [id, first, last, mark?.colour, mark?.hasNote, mark?.saysStart, mark?.saysEnd].join(' ');
  });
  return `${String(piece.start)} ${String(piece.end)} ${layers.join('|')}`;
}

/** Wrap the text of each piece. `painted` is ascending and does not overlap. */
function wrap(root: Element, painted: Painted[], marks: ReadonlyMap<string, Mark>): void {
  let index = 0;
  let start = 0;
  for (const node of textNodes(root)) {
    const entry = painted[index];
    if (!entry) break;
    const end = start + countPoints(node.data);
    const cuts: { entry: Painted; from: number; to: number }[] = [];
    for (let now = painted[index]; now && now.piece.start < end; now = painted[++index]) {
      const from = Math.max(now.piece.start, start) - start;
      const to = Math.min(now.piece.end, end) - start;
      if (from < to) cuts.push({ entry: now, from, to });
      if (now.piece.end > end) break;
    }
    if (cuts.length > 0 && !isBetweenBlocks(node)) cutAndWrap(node, cuts, marks);
    start = end;
  }
}

/** From the last cut to the first, so that the offsets of those before stay true. */
function cutAndWrap(
  node: Text,
  cuts: readonly { entry: Painted; from: number; to: number }[],
  marks: ReadonlyMap<string, Mark>,
): void {
  const text = node.data;
  for (const { entry, from, to } of [...cuts].reverse()) {
    const utf16From = toUtf16(text, from);
    const utf16To = toUtf16(text, to);
    if (utf16To < node.length) node.splitText(utf16To);
    const target = utf16From > 0 ? node.splitText(utf16From) : node;
    entry.outers.push(nest(target, entry, marks));
  }
}

function nest(text: Text, { piece, outers }: Painted, marks: ReadonlyMap<string, Mark>): HTMLElement {
  const isFirst = outers.length === 0;
  let outer: HTMLElement | null = null;
  let inner: HTMLElement | null = null;
  for (const layer of piece.layers) {
    const element = document.createElement('mark');
    const mark = marks.get(layer.id);
    element.className = `hl-${mark?.colour ?? 'yellow'}`;
    element.dataset['mark'] = layer.id;
    if (mark?.hasNote === true) element.dataset['note'] = '';
    if (layer.first && isFirst) {
      element.dataset['first'] = '';
      element.tabIndex = -1;
      const note = notes.get(layer.id);
      if (note) element.setAttribute('aria-details', note.id);
      if (mark?.saysStart !== undefined) element.dataset['saysStart'] = mark.saysStart;
    }
    if (inner) inner.append(element);
    else outer = element;
    inner = element;
  }
  if (!outer || !inner) throw new Error('a piece without a mark');
  text.replaceWith(outer);
  inner.append(text);
  const earlier = outers.at(-1);
  if (earlier) markLast(earlier, piece, null);
  markLast(outer, piece, marks);
  return outer;
}

/** `data-last` belongs to the last text node of a mark's last piece only; `null` takes it away. */
function markLast(outer: HTMLElement, piece: Piece, marks: ReadonlyMap<string, Mark> | null): void {
  let element: Element | null = outer;
  for (const { id, last } of piece.layers) {
    if (last && element) {
      const says = marks?.get(id)?.saysEnd;
      element.toggleAttribute('data-last', marks !== null);
      if (says === undefined) element.removeAttribute('data-says-end');
      else element.setAttribute('data-says-end', says);
    }
    element = element?.firstElementChild ?? null;
  }
}

/** Put the text back in the place of its marks and join it with the text beside it. */
function unwrap(outer: HTMLElement): void {
  const text = textNodes(outer)[0];
  if (!text) {
    outer.remove();
    return;
  }
  outer.replaceWith(text);
  const before = text.previousSibling;
  if (before instanceof Text) {
    text.insertData(0, before.data);
    before.remove();
  }
  const after = text.nextSibling;
  if (after instanceof Text) {
    text.appendData(after.data);
    after.remove();
  }
}

const HOLDS_NO_TEXT = new Set('TABLE THEAD TBODY TFOOT TR COLGROUP UL OL DL MENU'.split(' '));
const BLOCKS = new Set(
  'P DIV SECTION ARTICLE ASIDE HEADER FOOTER H1 H2 H3 H4 H5 H6 UL OL LI DL DT DD TABLE CAPTION THEAD TBODY TFOOT TR TD TH BLOCKQUOTE PRE FIGURE FIGCAPTION HR DETAILS SUMMARY MENU'.split(
    ' ',
  ),
);

/** White space that separates blocks and is never drawn. */
function isBetweenBlocks(node: Text): boolean {
  if (/[^ \t\n\r\f]/.test(node.data)) return false;
  if (HOLDS_NO_TEXT.has(node.parentElement?.tagName ?? '')) return true;
  return [node.previousSibling, node.nextSibling].some(
    (beside) => beside instanceof Element && BLOCKS.has(beside.tagName),
  );
}
