import { FluentBundle, FluentResource } from '@fluent/bundle';
import { afterEach, expect, test, vi } from 'vitest';
import { Figure, figure } from './figures';
import source from './en.ftl?raw';
import { LANGUAGE, t } from './index';

afterEach(() => {
  vi.restoreAllMocks();
});

const NUMBERS = [0, 1, 12, 999, 1000, 1234, 99_999, 100_000, 1_000_000, 12_345_678, Number.MAX_SAFE_INTEGER];

// The first one: what the catalogue has once asked for is not made again.
test('one and many are told apart, and figures written, without the engine’s data', () => {
  const plural = vi.spyOn(Intl, 'PluralRules');
  const numbers = vi.spyOn(Intl, 'NumberFormat');
  const said = [0, 1, 21, 1001].map((count) => t('documents-count', { count }));
  expect(said).toEqual(['0 documents', '1 document', '21 documents', '1,001 documents']);
  expect(plural).not.toHaveBeenCalled();
  expect(numbers).not.toHaveBeenCalled();
});

test.each(NUMBERS)('%i is written as the language writes it', (number) => {
  expect(figure(number)).toBe(new Intl.NumberFormat(LANGUAGE).format(number));
});

test.each([1.5, -3, -1234, Number.NaN, 1e21])('%d in a message is the engine’s to write', (number) => {
  const bundle = new FluentBundle(LANGUAGE);
  bundle.addResource(new FluentResource('a = { $a }'));
  const pattern = bundle.getMessage('a')?.value ?? '';
  expect(bundle.formatPattern(pattern, { a: new Figure(number) })).toBe(
    bundle.formatPattern(pattern, { a: number }),
  );
});

test('no message asks the engine what is one', () => {
  expect(source).not.toMatch(/\[(?:zero|one|two|few|many)\]/);
  // A number’s own forms end in one that is a number too: a word there would be asked about.
  expect(source).not.toMatch(/\[0\](?:(?!->|\n\S)[^])*\*\[0\]/);
  expect(source).not.toMatch(/\[\d\](?:(?!->|\n\S)[^])*\*\[other\]/);
});
