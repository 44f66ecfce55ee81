// Holds the catalogue to the screens: no word missing, none left over, none that fails to say itself.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../scripts/words.mjs';
import { t, type Key } from './index';

const src = new URL('..', import.meta.url);
const catalogue = readFileSync(new URL('en.ftl', import.meta.url), 'utf8');
const keys = [...catalogue.matchAll(/^([a-z][a-z0-9-]*) *=/gm)].map((m) => m[1] ?? '');
const screens = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts') && !name.endsWith('keys.ts'))
  .map((name) => readFileSync(new URL(name, src), 'utf8'))
  .join('\n');

describe('the catalogue', () => {
  it('is what keys.ts was made from', () => {
    expect(readFileSync(new URL('keys.ts', import.meta.url), 'utf8')).toBe(keysOf(catalogue));
  });

  it('holds no word that no screen uses', () => {
    const used = (key: string) => {
      const beginnings = [...key.matchAll(/-/g)].map(({ index }) => key.slice(0, index + 1));
      return screens.includes(`'${key}'`) || beginnings.some((start) => screens.includes('`' + start + '${'));
    };
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it('keeps to the house: no exclamation marks, straight quotes or three full stops', () => {
    const words = catalogue.replace(/^#.*$/gm, '').replace(/\{[^{}]*\}/g, '');
    expect(words.match(/!|'|\.\.\./g)).toBeNull();
  });

  it('says every word, with anything put in', () => {
    const names = [...catalogue.matchAll(/\$([a-zA-Z]+)/g)].map((m) => m[1] ?? '');
    const args = Object.fromEntries(names.map((name) => [name, 3]));
    const silent = keys.filter((key) => {
      const said = (t as (key: Key, args: object) => string)(key as Key, args);
      return said === '' || (said === key && /-/.test(key)) || said.includes('{');
    });
    expect(silent).toEqual([]);
  });

  it('counts in words that fit the number', () => {
    expect(t('documents-count', { count: 1 })).toBe('1 document');
    expect(t('documents-count', { count: 4180 })).toBe('4,180 documents');
  });

  it('isolates a right-to-left title from the sentence round it, and nothing else', () => {
    expect(t('removed-document', { title: 'شبكة', notes: 0 })).toContain('\u2068شبكة\u2069');
    expect(t('removed-document', { title: 'Budget', notes: 0 })).not.toContain('\u2068');
  });
});
