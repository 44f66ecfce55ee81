import { describe, expect, it } from 'vitest';
import { dayWords, headWords } from './words';

describe('the head of a group', () => {
  it('is a day in words, and never stops the desk', () => {
    expect(dayWords('2026-11-28')).toBe('Saturday, 28 November 2026');
    expect(dayWords('Edge Inference')).toBe('Edge Inference');
    const head = { name: 'Edge Inference', document: null, topic: null, count: 3 };
    expect(headWords(head, 'day').text).toBe('Edge Inference');
  });

  it('says what has no tag and no colour', () => {
    const head = { name: '', document: null, topic: null, count: 3 };
    expect(headWords(head, 'tag').text).toBe('Without a tag');
    expect(headWords(head, 'colour').text).not.toBe('');
  });
});
