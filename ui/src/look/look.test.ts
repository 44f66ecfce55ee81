// Holds the style sheets to the house: every value comes from tokens.css, and every name used exists.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const here = new URL('.', import.meta.url);
const withoutComments = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '');
const sheets = readdirSync(here)
  .filter((name) => name.endsWith('.css') && name !== 'fonts.css')
  .map((name) => ({ name, css: withoutComments(readFileSync(new URL(name, here), 'utf8')) }));
const defined = new Set(sheets.flatMap(({ css }) => [...css.matchAll(/(--[\w-]+)\s*:/g)].map((m) => m[1])));

describe('style sheets', () => {
  it('use only names that are defined, or give a fallback', () => {
    const unknown = sheets.flatMap(({ name, css }) =>
      [...css.matchAll(/var\((--[\w-]+)\)/g)]
        .filter((m) => !defined.has(m[1] ?? ''))
        .map((m) => `${name}: ${m[1]}`),
    );
    expect(unknown).toEqual([]);
  });

  it('write colours down in tokens.css alone, black and white of the contrast theme excepted', () => {
    const literal = sheets
      .filter(({ name }) => name !== 'tokens.css')
      .flatMap(({ name, css }) =>
        [...css.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(/gi)]
          .filter((m) => !['#000', '#fff'].includes(m[0]))
          .map((m) => `${name}: ${m[0]}`),
      );
    expect(literal).toEqual([]);
  });

  it('give every theme the same names: a card of one theme in another takes nothing from it', () => {
    const tokens = sheets.find(({ name }) => name === 'tokens.css')?.css ?? '';
    const [first, ...others] = ['light', 'sepia', 'dark', 'contrast'].map((theme) => {
      const own = tokens.matchAll(new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`, 'g'));
      return [...own].flatMap((block) => block[1]?.match(/--[\w-]+(?=\s*:)/g) ?? []).sort();
    });
    expect(first?.length).toBeGreaterThan(40);
    for (const other of others) expect(other).toEqual(first);
  });

  it('are all part of look.css', () => {
    const imports = sheets.find(({ name }) => name === 'look.css')?.css ?? '';
    const missing = sheets.filter(({ name }) => name !== 'look.css' && !imports.includes(`./${name}`));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
