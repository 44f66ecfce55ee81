import { describe, expect, test } from 'vitest';
import { dragged, nudged } from './handles';

const texts = ['Rounding to four bits', 'needs 👍🏽 care'];
const text = (topic: number): string => texts[topic] ?? '';
const at = (topic: number, offset: number): { topic: number; offset: number } => ({ topic, offset });
const span = { start: at(0, 9), end: at(0, 16) };
const words = (s: typeof span): string =>
  s.start.topic === s.end.topic
    ? [...text(s.start.topic)].slice(s.start.offset, s.end.offset).join('')
    : `${[...text(s.start.topic)].slice(s.start.offset).join('')}|${[...text(s.end.topic)].slice(0, s.end.offset).join('')}`;

describe('dragging an end', () => {
  test('goes to the letter under the pointer', () => {
    expect(words(dragged(span, 'end', at(0, 18), 'letter', text))).toBe('to four b');
    expect(words(dragged(span, 'start', at(0, 4), 'letter', text))).toBe('ding to four');
  });
  test('takes a letter of several code points whole', () => {
    expect(words(dragged(span, 'end', at(1, 7), 'letter', text))).toBe('to four bits|needs 👍🏽');
  });
  test('by word', () => {
    expect(words(dragged(span, 'end', at(0, 19), 'word', text))).toBe('to four bits');
    expect(words(dragged(span, 'start', at(0, 4), 'word', text))).toBe('Rounding to four');
    expect(words(dragged(span, 'end', at(0, 12), 'word', text))).toBe('to ');
  });
  test('stops one letter before the other end', () => {
    expect(words(dragged(span, 'end', at(0, 2), 'letter', text))).toBe('t');
    expect(words(dragged(span, 'start', at(1, 3), 'letter', text))).toBe('r');
  });
});

describe('moving an end by keys', () => {
  test('by letter and by word', () => {
    expect(words(nudged(span, 'end', 1, 'letter', text))).toBe('to four ');
    expect(words(nudged(span, 'end', 1, 'word', text))).toBe('to four bits');
    expect(words(nudged(span, 'end', -1, 'word', text))).toBe('to ');
    expect(words(nudged(span, 'start', -1, 'word', text))).toBe('Rounding to four');
  });
  test('never past the other end', () => {
    const one = { start: at(0, 0), end: at(0, 1) };
    expect(nudged(one, 'end', -1, 'letter', text)).toEqual(one);
  });
});
