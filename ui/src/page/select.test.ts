// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import type { TopicElement } from './offsets';
import { markable, select, selectionIn, trimmed, wholeLetters } from './select';

function column(...topics: string[]): TopicElement[] {
  return topics.map((html, topic) => {
    const element = document.createElement('section');
    element.innerHTML = html;
    document.body.append(element);
    return { topic, element };
  });
}
const span = (a: number, from: number, b: number, to: number): Parameters<typeof trimmed>[0] => ({
  start: { topic: a, offset: from },
  end: { topic: b, offset: to },
});
afterEach(() => {
  document.body.replaceChildren();
});

describe('the selection', () => {
  test('is set from positions and read back, over a border and backwards', () => {
    const topics = column('<p>one</p>', '<p>t😀o</p>');
    const over = span(0, 1, 1, 2);
    for (const backwards of [false, true]) {
      expect(select(over, topics, backwards)).toBe(true);
      expect(selectionIn(topics)).toEqual({ span: over, backwards });
    }
    expect(select(span(0, 0, 7, 1), topics)).toBe(false);
  });

  test('elsewhere is none', () => {
    const topics = column('<p>one</p>');
    document.body.append('outside');
    document.getSelection()?.selectAllChildren(document.body.lastChild?.parentNode ?? document.body);
    document
      .getSelection()
      ?.setBaseAndExtent(document.body.lastChild as Node, 0, document.body.lastChild as Node, 3);
    expect(selectionIn(topics)).toBeNull();
  });

  test('of a triple click is the paragraph alone', () => {
    const topics = column('<p>one two</p>\n<p>three</p>');
    const [first, second] = topics[0]?.element.querySelectorAll('p') ?? [];
    document.getSelection()?.setBaseAndExtent(first?.firstChild as Node, 0, second as Node, 0);
    expect(markable(topics)?.span).toEqual(span(0, 0, 0, 7));
  });
});

describe('what is marked', () => {
  const texts = ['one\n', ' \n', 'two 👍🏽'];
  const text = (topic: number): string => texts[topic] ?? '';
  test('has no white space at its ends, over borders', () => {
    expect(trimmed(span(0, 3, 2, 3), text)).toEqual(span(2, 0, 2, 3));
    expect(trimmed(span(0, 1, 2, 0), text)).toEqual(span(0, 1, 0, 3));
    expect(trimmed(span(0, 3, 1, 2), text)).toBeNull();
  });
  test('has whole letters at its ends', () => {
    expect(wholeLetters(span(0, 0, 2, 5), text).end.offset).toBe(6);
  });
});
