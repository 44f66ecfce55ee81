import { afterEach, expect, test, vi } from 'vitest';
import { whenNeeded } from './when-needed';

afterEach(() => {
  vi.restoreAllMocks();
});

/** All modules but the two that start the window. */
const modules = import.meta.glob(['./**/*.ts', '!./**/*.test.ts', '!./main.ts', '!./app.ts', '!./**/*.d.ts']);

test('is made once, and not before', () => {
  const make = vi.fn(() => ({}));
  const tool = whenNeeded(make);
  expect(make).not.toHaveBeenCalled();
  expect(tool()).toBe(tool());
  expect(make).toHaveBeenCalledOnce();
});

test('no module makes a tool of the engine’s library before it is used', async () => {
  const kinds = ['Collator', 'DateTimeFormat', 'NumberFormat', 'PluralRules', 'Segmenter'] as const;
  const made = kinds.map((kind) => vi.spyOn(Intl, kind));
  const paths = Object.keys(modules);
  expect(paths.length).toBeGreaterThan(100);
  for (const path of paths) await modules[path]?.();
  made.forEach((spy, at) => expect(spy, kinds[at]).not.toHaveBeenCalled());
});
