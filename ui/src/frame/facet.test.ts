// Which values of a filter stand there at once.
import { describe, expect, it } from 'vitest';
import { few } from './facet';

const facets = (many: number, ...on: number[]) =>
  Array.from({ length: many }, (_, place) => ({
    key: String(place),
    text: '',
    count: many - place,
    on: on.includes(place),
  }));
const keys = (many: number, ...on: number[]) => few(facets(many, ...on)).map(({ key }) => key);

describe('the values of a filter', () => {
  it('stand there all while they are few', () => {
    expect(keys(0)).toEqual([]);
    expect(keys(8)).toHaveLength(8);
  });

  it('are the first eight of many', () => {
    expect(keys(50)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('are those that are on, too, in their order and each once', () => {
    expect(keys(50, 3, 49, 20)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '20', '49']);
  });
});
