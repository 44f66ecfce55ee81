// The list of tags is asked for by many who do not know of each other.
import { expect, it, vi } from 'vitest';
import { commands } from '../commands';
import { tagList } from './tags.svelte';

it('is asked for once at a time, and whoever asks meanwhile has an answer to a later question', async () => {
  const answers: ((name: string) => void)[] = [];
  const tags = vi.spyOn(commands, 'tags').mockImplementation(
    () =>
      new Promise((done) => {
        answers.push((name) => {
          done([{ name, annotations: 1, documents: 0 }]);
        });
      }),
  );
  const first = tagList.refresh();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  const later = [tagList.refresh(), tagList.refresh()];
  answers[0]?.('before');
  await first;
  expect(tagList.all.map(({ name }) => name)).toEqual(['before']);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('after');
  await Promise.all(later);
  expect(tagList.mostUsed.map(({ name }) => name)).toEqual(['after']);
  expect(tags).toHaveBeenCalledTimes(2);
});
