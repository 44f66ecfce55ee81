// The list of all tags: what it shows, and what a new name does.
import { describe, expect, it } from 'vitest';
import { renaming, tagsWith } from './all-tags';

const tag = (name: string, annotations = 1) => ({ name, annotations, documents: 0 });
const tags = [tag('method'), tag('cost', 31), tag('Costs'), tag('to check')];
const names = (typed: string) => tagsWith(tags, typed).map(({ name }) => name);

describe('all tags', () => {
  it('are by name, and narrowed by what is typed, with or without #', () => {
    expect(names('')).toEqual(['cost', 'Costs', 'method', 'to check']);
    expect(names('#COST')).toEqual(['cost', 'Costs']);
    expect(names('xyz')).toEqual([]);
  });

  it('a new name is a name, or a tag that is there', () => {
    expect(renaming(tags, 'method', '  ')).toEqual({ kind: 'none' });
    expect(renaming(tags, 'method', '#method')).toEqual({ kind: 'none' });
    expect(renaming(tags, 'method', 'way')).toEqual({ kind: 'name', to: 'way' });
    expect(renaming(tags, 'method', '#cost ')).toEqual({ kind: 'merge', with: tag('cost', 31) });
    expect(renaming(tags, 'method', 'COST')).toEqual({ kind: 'merge', with: tag('cost', 31) });
    expect(renaming(tags, 'cost', 'Cost')).toEqual({ kind: 'name', to: 'Cost' });
  });
});
