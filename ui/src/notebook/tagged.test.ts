// Where a tag leads.
import { afterEach, expect, it, vi } from 'vitest';
import { NO_FILTERS } from '../search/query';
import { desk } from '../state/desk.svelte';
import { notebook } from './notebook.svelte';
import { goToTag } from './tagged';

const narrow = vi.spyOn(notebook, 'narrow').mockResolvedValue();
const toNotebook = vi.spyOn(desk, 'toNotebook').mockReturnValue();
const toResults = vi.spyOn(desk, 'toResults').mockReturnValue();

afterEach(() => {
  vi.clearAllMocks();
});

it('a tag that notes have leads to them, in the notebook', () => {
  goToTag({ name: 'cost', annotations: 2, documents: 9 });
  expect(narrow).toHaveBeenCalledWith(expect.objectContaining({ tags: new Set(['cost']), query: '' }));
  expect(toNotebook).toHaveBeenCalledOnce();
  expect(toResults).not.toHaveBeenCalled();
});

it('one that only documents have leads to them, among all results', () => {
  goToTag({ name: 'to read', annotations: 0, documents: 3 });
  expect(toResults).toHaveBeenCalledWith('tag:"to read"', NO_FILTERS);
  expect(toNotebook).not.toHaveBeenCalled();
});
