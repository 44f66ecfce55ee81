// The words of the screens: one catalogue, looked up by typed keys.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import source from './en.ftl?raw';
import { Figure } from './figures';
import type { Words } from './keys';

export type Key = keyof Words;
type Given<K extends Key> = Words[K] extends never ? [] : [args: Record<Words[K], string | number>];

/** The language of the catalogue, for numbers and dates. */
export const LANGUAGE = 'en-GB';

const bundle = new FluentBundle(LANGUAGE, { useIsolating: false });

/** What is not read yet: the start needs a handful of hundreds, and the text waits for it. No message refers to another. */
const unread = new Map<string, string>();
for (const entry of source.split(/\n(?=[a-z])/)) unread.set(/^[a-z0-9-]*/.exec(entry)?.[0] ?? '', entry);

/** The words for `key`, with `args` put in. Right-to-left names among them are isolated from the sentence. */
export function t<K extends Key>(key: K, ...given: Given<K>): string {
  read(key);
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  return bundle.formatPattern(message.value, given[0] ? put(given[0]) : null, []);
}

function read(key: string): void {
  const entry = unread.get(key);
  if (entry === undefined) return;
  unread.delete(key);
  for (const problem of bundle.addResource(new FluentResource(entry))) throw problem;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function put(args: Record<string, string | number>): Record<string, FluentVariable> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? new Figure(value)
        : RIGHT_TO_LEFT.test(value)
          ? `\u2068${value}\u2069`
          : value,
    ]),
  );
}
