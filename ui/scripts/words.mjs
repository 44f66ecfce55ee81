// Writes src/words/keys.ts from src/words/en.ftl: which words there are, and what each needs put in.
// `node scripts/words.mjs` writes it, `--check` only says whether it is stale.
import { readFileSync, writeFileSync } from 'node:fs';

const catalogue = new URL('../src/words/en.ftl', import.meta.url);
const keys = new URL('../src/words/keys.ts', import.meta.url);

/** The text of keys.ts for the catalogue `source`. */
export function keysOf(source) {
  const messages = new Map();
  let current;
  for (const line of source.split('\n')) {
    const head = /^([a-z][a-z0-9-]*) *=/.exec(line);
    if (head) {
      if (messages.has(head[1])) throw new Error(`${head[1]} stands twice in the catalogue`);
      current = new Set();
      messages.set(head[1], current);
    } else if (!/^\s/.test(line)) {
      current = undefined;
    }
    for (const [, name] of line.matchAll(/\$([a-zA-Z]+)/g)) current?.add(name);
  }
  const rows = [...messages].map(([key, args]) => {
    const needs = args.size ? [...args].map((name) => `'${name}'`).join(' | ') : 'never';
    return `  ${/-/.test(key) ? `'${key}'` : key}: ${needs};`;
  });
  return [
    '// The words there are, and what each needs put in. Made by scripts/words.mjs from en.ftl.',
    'export interface Words {',
    ...rows,
    '}',
    '',
  ].join('\n');
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').pop())) {
  const fresh = keysOf(readFileSync(catalogue, 'utf8'));
  if (!process.argv.includes('--check')) writeFileSync(keys, fresh);
  else if (readFileSync(keys, 'utf8') !== fresh) {
    console.error('src/words/keys.ts is stale: run `npm run words`.');
    process.exit(1);
  }
}
