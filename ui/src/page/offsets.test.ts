// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import {
  boundary,
  countPoints,
  locate,
  locateAll,
  offsetOf,
  rangeIn,
  spanOf,
  textNodes,
  toPoints,
  toUtf16,
} from './offsets';

function topic(html: string): HTMLElement {
  const element = document.createElement('section');
  element.innerHTML = html;
  document.body.append(element);
  return element;
}

describe('code points and UTF-16', () => {
  const text = 'a😀b𝒳';
  test('count', () => {
    expect(countPoints(text)).toBe(4);
    expect(countPoints('')).toBe(0);
    expect(countPoints('\ud800x')).toBe(2);
  });
  test('go over into each other', () => {
    expect([0, 1, 2, 3, 4, 9].map((n) => toUtf16(text, n))).toEqual([0, 1, 3, 4, 6, 6]);
    expect([0, 1, 3, 4, 6, 9].map((n) => toPoints(text, n))).toEqual([0, 1, 2, 3, 4, 4]);
  });
  test('a point inside a pair is before it', () => {
    expect(toPoints(text, 2)).toBe(1);
    expect(toPoints(text, 5)).toBe(3);
  });
});

describe('in a topic', () => {
  const html =
    '<h2>One 😀</h2>\n<p>Two <em>th😀ree</em> four</p><!-- no text --><table>\n<tbody><tr><td>x</td></tr></tbody></table>';
  test('text is the text content', () => {
    const root = topic(html);
    expect(
      textNodes(root)
        .map((n) => n.data)
        .join(''),
    ).toBe(root.textContent);
    expect(offsetOf(root, root, root.childNodes.length)).toBe(countPoints(root.textContent ?? ''));
  });
  test('every offset goes to the DOM and comes back, whichever the bias', () => {
    const root = topic(html);
    const length = countPoints(root.textContent ?? '');
    for (let offset = 0; offset <= length; offset++) {
      for (const bias of ['before', 'after'] as const) {
        const point = locate(root, offset, bias);
        expect(point && offsetOf(root, point.node, point.utf16)).toBe(offset);
      }
    }
  });
  test('at a border the bias decides on which side', () => {
    const root = topic('<b>ab</b><i>cd</i>');
    expect(locate(root, 2, 'before')?.node.data).toBe('ab');
    expect(locate(root, 2, 'after')?.node.data).toBe('cd');
    const points = locateAll(root, [
      { offset: 2, bias: 'after' },
      { offset: 2, bias: 'before' },
      { offset: 3, bias: 'before' },
    ]);
    expect(points.map((p) => `${p?.node.data ?? ''}${String(p?.utf16)}`)).toEqual(['cd0', 'ab2', 'cd1']);
  });
  test('an element with a child index is a boundary too', () => {
    const root = topic('<p>ab</p>\n<p>cd</p>');
    const last = root.lastElementChild;
    expect([0, 1, 2, 3].map((i) => offsetOf(root, root, i))).toEqual([0, 2, 3, 5]);
    expect(last && [0, 1].map((i) => offsetOf(root, last, i))).toEqual([3, 5]);
  });
  test('a boundary inside a surrogate pair is before it', () => {
    const root = topic('<p>a😀b</p>');
    const node = textNodes(root)[0];
    expect(node && [1, 2, 3].map((i) => offsetOf(root, node, i))).toEqual([1, 1, 2]);
  });
  test('a range holds the words', () => {
    const root = topic(html);
    expect(rangeIn(root, 4, 9)?.toString()).toBe('😀\nTwo');
    expect(rangeIn(root, 3, 3)?.collapsed).toBe(true);
    expect(rangeIn(topic(''), 0, 1)).toBeNull();
  });
});

describe('over topics', () => {
  function column(): { host: HTMLElement; topics: { topic: number; element: Element }[] } {
    const host = topic(
      '<div></div><section>first</section><section>second</section><div></div><section>far</section><div></div>',
    );
    const sections = [...host.querySelectorAll('section')];
    const topics = sections.map((element, i) => ({ topic: [7, 8, 90][i] ?? 0, element }));
    return { host, topics };
  }
  test('a range from one into another', () => {
    const { topics } = column();
    const range = document.createRange();
    range.setStart(topics[0]?.element.firstChild as Node, 3);
    range.setEnd(topics[2]?.element.firstChild as Node, 2);
    expect(spanOf(range, topics)).toEqual({ start: { topic: 7, offset: 3 }, end: { topic: 90, offset: 2 } });
  });
  test('ends outside of topics are drawn in', () => {
    const { host, topics } = column();
    const range = document.createRange();
    range.setStart(host, 0);
    range.setEnd(host, 4);
    expect(spanOf(range, topics)).toEqual({ start: { topic: 7, offset: 0 }, end: { topic: 8, offset: 6 } });
    range.selectNodeContents(document.body);
    expect(spanOf(range, topics)?.end).toEqual({ topic: 90, offset: 3 });
  });
  test('a range in a gap touches nothing', () => {
    const { host, topics } = column();
    const range = document.createRange();
    range.setStart(host, 3);
    range.setEnd(host, 4);
    expect(spanOf(range, topics)).toBeNull();
    expect(boundary(host, 6, topics, 'after')).toBeNull();
  });
});
