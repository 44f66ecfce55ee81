// The rows of the keyboard sheet: a deed each, or several that belong together, such as next and previous. Pure.
import type { Platform } from '../keys/chords';
import { ownKeys, type Own } from '../keys/own';
import type { Deed } from '../keys/table';
import { isOwn, keysOf, runsOf, type Listed } from './key-groups';

/** Deeds that share a row, by the first of them; all are in one group. */
export const TOGETHER = {
  back: ['forward'],
  'next-pane': ['previous-pane'],
  'text-larger': ['text-smaller'],
  'screen-down': ['screen-up'],
  'document-start': ['document-end'],
  'next-topic': ['previous-topic'],
  'next-hit': ['previous-hit'],
  'colour-1': ['colour-2', 'colour-3', 'colour-4', 'colour-5'],
  'next-mark': ['previous-mark'],
  'end-back': ['end-on'],
  'end-back-word': ['end-on-word'],
  'start-back': ['start-on'],
  'start-back-word': ['start-on-word'],
} as const satisfies Partial<Record<Deed, readonly Deed[]>>;

export type First = keyof typeof TOGETHER;

/** A key, or the ends of a few: what they share stands before, then “or”, or “to” where some lie between. */
export interface Keys {
  shared: string[];
  ends: string[][];
  isRange: boolean;
}

export interface KeyRowShown {
  /** What the row is of; of several the first. */
  first: Listed;
  /** All that share the row. */
  all: readonly Listed[];
  keys: Keys[];
}

export function isFirst(one: Listed): one is First {
  return one in TOGETHER;
}

/** The rows of a group. */
export function rowsOf(listed: readonly Listed[], platform: Platform, singleKeys: boolean): KeyRowShown[] {
  const second = new Set<Listed>(Object.values(TOGETHER).flat());
  return listed
    .filter((one) => !second.has(one))
    .map((one) => {
      if (isOwn(one)) return { first: one, all: [one], keys: keysBeside(one, platform) };
      const all: Deed[] = isFirst(one) ? [one, ...TOGETHER[one]] : [one];
      return { first: one, all, keys: keysTogether(all, platform, singleKeys) };
    });
}

function keysBeside(own: Own, platform: Platform): Keys[] {
  return runsOf(own, platform).map((run) => between(run, ownKeys[own].isRange ?? false));
}

function keysTogether(deeds: readonly Deed[], platform: Platform, singleKeys: boolean): Keys[] {
  const [deed] = deeds;
  if (deed === undefined) return [];
  const first = keysOf(deed, platform, singleKeys);
  if (deeds.length === 1) return first.map((parts) => ({ shared: [], ends: [parts], isRange: false }));
  const last = keysOf(deeds.at(-1) ?? deed, platform, singleKeys);
  return first.flatMap((a, at) => {
    const b = last[at];
    return b ? [between([a, b], deeds.length > 2)] : [];
  });
}

/** What all have before their last part is said once. */
function between(run: string[][], isRange: boolean): Keys {
  const shared = run[0]?.slice(0, -1) ?? [];
  const alike = run.every(
    (parts) => parts.length === shared.length + 1 && shared.every((part, index) => part === parts[index]),
  );
  return alike
    ? { shared, ends: run.map((parts) => parts.slice(-1)), isRange }
    : { shared: [], ends: run, isRange };
}
