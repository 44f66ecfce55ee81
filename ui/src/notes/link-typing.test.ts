// A link while it is typed: where it begins, where it does not, and what it becomes.
import { describe, expect, it } from 'vitest';
import { begunAt, firstWords, linkOf } from './link-typing';
import { linkWordsOf, wordsOf } from './link-words';

const at = (text: string) => {
  const caret = text.indexOf('|');
  return begunAt(text.replace('|', ''), caret);
};

describe('a link being typed', () => {
  it('begins at the last two brackets before the caret', () => {
    expect(at('See [[tides|')).toEqual({ start: 4, typed: 'tides' });
    expect(at('See [[|tides')).toEqual({ start: 4, typed: '' });
    expect(at('one\n[[two words|')).toEqual({ start: 4, typed: 'two words' });
    expect(at('[[a]] and [[b|')).toEqual({ start: 10, typed: 'b' });
  });

  it('ends with its line, with a bracket, and where it grows too long', () => {
    expect(at('[[tides\n|')).toBeNull();
    expect(at('[[tides]]|')).toBeNull();
    expect(at('[tides|')).toBeNull();
    expect(at(`[[${'a'.repeat(81)}|`)).toBeNull();
  });
});

describe('a link as it is written', () => {
  it('keeps its words whatever Markdown would make of them', () => {
    expect(linkOf('Tides', 'lectern://topic/1')).toBe('[Tides](lectern://topic/1)');
    expect(linkOf('a `b` *c* <d> snake_case _e_', 'x')).toBe(
      '[a \\`b\\` \\*c\\* \\<d> snake_case \\_e\\_](x)',
    );
  });

  it('takes the first words of a text, on one line and without brackets', () => {
    expect(firstWords('one\n two [three]')).toBe('one two three');
    expect(firstWords('abcdef', 3)).toBe('abc…');
  });
});

describe('the words that stand for a note', () => {
  it('are its own without the signs of Markdown, else those it marks', () => {
    const words = { label: null, quote: 'half the memory' };
    expect(wordsOf({ ...words, note: '# See [the *tides*](lectern://topic/1)\n- and `more`' })).toBe(
      'See the tides and more',
    );
    expect(wordsOf({ ...words, note: null })).toBe('half the memory');
    expect(linkWordsOf({ ...words, note: 'A note.' })).toBe('half the memory');
    expect(linkWordsOf({ note: 'A **note**.', label: null, quote: null })).toBe('A note.');
  });
});
