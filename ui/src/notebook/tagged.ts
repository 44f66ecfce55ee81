// What a tag leads to: its notes in the notebook; where no note has it, its documents among all results.
import type { TagCount } from '../commands';
import { NO_FILTERS, tagQuery } from '../search/query';
import { desk } from '../state/desk.svelte';
import { notebook } from './notebook.svelte';
import { ALL } from './request';

export function goToTag({ name, annotations }: TagCount): void {
  if (annotations > 0) {
    void notebook.narrow({ ...ALL, tags: new Set([name]) });
    desk.toNotebook();
  } else desk.toResults(tagQuery(name), NO_FILTERS);
}
