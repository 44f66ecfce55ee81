// In which order tags stand, and what each says beside it.
import { describe, expect, it } from 'vitest';
import { byUse, carriedBy, leadsTo } from './tag-use';

const tag = (name: string, annotations: number, documents = 0) => ({ name, annotations, documents });

describe('tags by their use', () => {
  it('have those among them that only documents have', () => {
    const tags = [tag('method', 2, 9), tag('to read', 0, 7), tag('cost', 31), tag('archive', 0, 2)];
    expect(byUse(tags).map((one) => [one.name, leadsTo(one)])).toEqual([
      ['cost', 31],
      ['to read', 7],
      ['archive', 2],
      ['method', 2],
    ]);
  });
});

describe('what carries a tag', () => {
  it.each([
    [12, 3, '12 notes and 3 documents'],
    [1, 1, '1 note and 1 document'],
    [1, 0, '1 note'],
    [2, 0, '2 notes'],
    [0, 1, '1 document'],
    [0, 3, '3 documents'],
  ])('%i and %i are told in words', (annotations, documents, words) => {
    expect(carriedBy({ annotations, documents })).toBe(words);
  });
});
