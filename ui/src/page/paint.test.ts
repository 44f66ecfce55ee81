// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { piecesOf } from './marks';
import type { Mark } from './marks';
import { countPoints } from './offsets';
import { elementsOf, marksOver, paint, setCurrent, showsNote, unpaint } from './paint';

function topic(html: string): HTMLElement {
  const element = document.createElement('section');
  element.innerHTML = html;
  return element;
}
function mark(id: string, start: number, end: number, order = 0, more: Partial<Mark> = {}): Mark {
  return { id, colour: 'green', start, end, order, hasNote: false, ...more };
}
/** What shows a note. */
function shower(id: string): HTMLElement {
  const element = document.createElement('div');
  element.id = id;
  return element;
}
function show(root: Element, ...marks: Mark[]): string {
  const length = countPoints(root.textContent ?? '');
  paint(root, piecesOf(length, marks), new Map(marks.map((m) => [m.id, m])));
  return sketch(root);
}
/** The HTML with each mark as `[a …]`, the first one `[^a …]`, the last one `[a …$]`. */
function sketch(root: Element): string {
  return root.innerHTML
    .replace(
      /<mark[^>]*data-mark="(\w+)"[^>]*>/g,
      (tag, id: string) =>
        `[${tag.includes('data-first') ? '^' : ''}${id}${tag.includes('data-last') ? '$' : ''} `,
    )
    .replaceAll('</mark>', ']');
}

describe('painting', () => {
  test.each([
    ['within a text', '<p>abcdef</p>', [mark('a', 2, 4)], '<p>ab[^a$ cd]ef</p>'],
    ['all of a text', '<p>abc</p>', [mark('a', 0, 3)], '<p>[^a$ abc]</p>'],
    ['over elements', '<p>ab<em>cd</em>ef</p>', [mark('a', 1, 5)], '<p>a[^a b]<em>[a cd]</em>[a$ e]f</p>'],
    [
      'an overlap',
      '<p>abcdef</p>',
      [mark('a', 0, 4, 1), mark('b', 2, 6, 2)],
      '<p>[^a ab][a$ [^b cd]][b$ ef]</p>',
    ],
    ['over paragraphs', '<p>ab</p>\n<p>cd</p>', [mark('a', 1, 4)], '<p>a[^a b]</p>\n<p>[a$ c]d</p>'],
    [
      'white space between words',
      '<p><b>a</b> <i>b</i></p>',
      [mark('a', 0, 3)],
      '<p><b>[^a a]</b>[a  ]<i>[a$ b]</i></p>',
    ],
    ['emoji whole', '<p>x😀y</p>', [mark('a', 1, 2)], '<p>x[^a$ 😀]y</p>'],
    [
      'list items',
      '<ul>\n<li>a</li>\n<li>b</li>\n</ul>',
      [mark('a', 0, 5)],
      '<ul>\n<li>[^a a]</li>\n<li>[a$ b]</li>\n</ul>',
    ],
  ])('%s', (_, html, marks, expected) => {
    const root = topic(html);
    const text = root.textContent;
    expect(show(root, ...marks)).toBe(expected);
    expect(root.textContent).toBe(text);
  });

  test('puts nothing between the rows and cells of a table', () => {
    const html = '<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n</table>';
    const root = topic(html);
    show(root, mark('a', 0, 99));
    const parents = [...root.querySelectorAll('mark')].map((m) => m.parentElement?.tagName);
    expect(parents).toEqual(['TH', 'TH']);
  });

  test('taking off gives back the DOM as it was', () => {
    const root = topic('<p>abc<em>def</em>ghi</p><p>jkl</p>');
    const before = root.cloneNode(true);
    show(root, mark('a', 1, 8, 1), mark('b', 4, 11, 2), mark('c', 0, 12, 3));
    unpaint(root);
    expect(root.isEqualNode(before)).toBe(true);
  });

  test('painting again touches only what differs', () => {
    const root = topic('<p>one two three four five</p>');
    show(root, mark('a', 0, 3), mark('b', 8, 13), mark('c', 19, 23));
    const [a, b, c] = ['a', 'b', 'c'].map((id) => elementsOf(root, id)[0]);
    expect(show(root, mark('a', 0, 3), mark('b', 8, 18), mark('c', 19, 23))).toBe(
      '<p>[^a$ one] two [^b$ three four] [^c$ five]</p>',
    );
    expect(elementsOf(root, 'a')[0]).toBe(a);
    expect(elementsOf(root, 'b')[0]).not.toBe(b);
    expect(elementsOf(root, 'c')[0]).toBe(c);
  });

  test('is the same however it came about, at random', () => {
    let seed = 11;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const html =
      '<h2>He😀ad</h2>\n<p>one <em>two <b>three</b></em> four</p>\n<ul>\n<li>x</li>\n<li>yz</li>\n</ul>';
    const grown = topic(html);
    for (let round = 0; round < 150; round++) {
      const marks = Array.from({ length: random(6) }, (_, i) => {
        const start = random(38);
        return mark(`m${String(i)}`, start, start + random(20), random(4));
      });
      const now = show(grown, ...marks);
      const fresh = topic(html);
      expect(now).toBe(show(fresh, ...marks));
      expect(grown.isEqualNode(fresh)).toBe(true);
    }
  });

  test('the first piece alone takes the focus and names its note', () => {
    const root = topic('<p>ab<em>cd</em></p>');
    const gone = showsNote('a', shower('note-a'));
    show(root, mark('a', 0, 4, 0, { hasNote: true, saysStart: 'green', saysEnd: 'end' }));
    const [first, last] = elementsOf(root, 'a');
    expect(first?.outerHTML).toBe(
      '<mark class="hl-green" data-mark="a" data-note="" data-first="" tabindex="-1" aria-details="note-a" data-says-start="green">ab</mark>',
    );
    expect(last?.outerHTML).toBe(
      '<mark class="hl-green" data-mark="a" data-note="" data-last="" data-says-end="end">cd</mark>',
    );
    gone();
  });

  test('a mark refers to its note as long as that is shown', () => {
    const root = document.body.appendChild(topic('<p>ab<em>cd</em></p>'));
    show(root, mark('a', 0, 4), mark('b', 1, 2, 1));
    const details = (): unknown[] =>
      [...root.querySelectorAll('[aria-details]')].map((m) => [
        m.textContent,
        m.getAttribute('aria-details'),
      ]);
    expect(details()).toEqual([]);
    const noteGone = showsNote('a', shower('note-a'));
    expect(details()).toEqual([['a', 'note-a']]);
    // The editor comes before the note goes.
    const editorGone = showsNote('a', shower('editor-a'));
    noteGone();
    expect(details()).toEqual([['a', 'editor-a']]);
    editorGone();
    expect(details()).toEqual([]);
    root.remove();
  });

  test('a new colour is a difference', () => {
    const root = topic('<p>ab</p>');
    show(root, mark('a', 0, 2));
    show(root, mark('a', 0, 2, 0, { colour: 'rose' }));
    expect(elementsOf(root, 'a')[0]?.className).toBe('hl-rose');
  });

  test('one mark is current, in all its pieces', () => {
    const root = topic('<p>ab<em>cd</em></p>');
    show(root, mark('a', 0, 4, 1), mark('b', 1, 2, 2));
    setCurrent(root, 'a');
    expect(root.querySelectorAll('.current')).toHaveLength(3);
    setCurrent(root, 'b');
    expect([...root.querySelectorAll('.current')].map((m) => m.textContent)).toEqual(['b']);
    expect(marksOver(root.querySelector('.current')?.firstChild ?? null)).toEqual(['b', 'a']);
    setCurrent(root, null);
    expect(root.querySelectorAll('.current')).toHaveLength(0);
  });
});
