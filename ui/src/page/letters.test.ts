import { describe, expect, test } from 'vitest';
import { nextLetter, snapToLetter, snapToWord } from './letters';

// Code points: a · thumbs up, skin tone · b · e, acute · two flags of two letters each
const text = 'a👍🏽be\u0301🇩🇪🇫🇷';

describe('letters', () => {
  test('a point inside one goes to its border', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((o) => snapToLetter(text, o, 'down'))).toEqual([
      0, 1, 1, 3, 4, 4, 6, 6, 8, 8, 10,
    ]);
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((o) => snapToLetter(text, o, 'up'))).toEqual([
      0, 1, 3, 3, 4, 6, 6, 8, 8, 10, 10,
    ]);
  });
  test('the next one and the one before', () => {
    expect([0, 1, 3, 4, 6, 8, 10].map((o) => nextLetter(text, o, 1))).toEqual([1, 3, 4, 6, 8, 10, 10]);
    expect([10, 8, 6, 4, 3, 1, 0].map((o) => nextLetter(text, o, -1))).toEqual([8, 6, 4, 3, 1, 0, 0]);
  });
  test('far into a long text they are the same', () => {
    const long = 'word '.repeat(2000) + text;
    expect(snapToLetter(long, 10_002, 'down')).toBe(10_001);
    expect(snapToLetter(long, 10_002, 'up')).toBe(10_003);
  });
});

describe('words', () => {
  const sentence = 'Rounding, (to four) bits';
  test('a point goes to the word’s start or end, over what is between', () => {
    expect([3, 8, 10, 12].map((o) => snapToWord(sentence, o, 'down'))).toEqual([0, 0, 0, 11]);
    expect([3, 8, 10, 12].map((o) => snapToWord(sentence, o, 'up'))).toEqual([8, 13, 13, 13]);
    expect(snapToWord(sentence, 24, 'up')).toBe(24);
  });
  test('in scripts without spaces too', () => {
    expect(snapToWord('これは本です', 1, 'up')).toBe(2);
  });
});
