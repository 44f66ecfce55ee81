import { expect, it } from 'vitest';
import { directionOf } from './direction';

it.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['en-GB', 'ltr'],
  ['ku-Latn', 'ltr'],
  ['pa-Arab-PK', 'rtl'],
  [null, null],
])('%s is written %s', (language, way) => {
  expect(directionOf(language)).toBe(way);
});
