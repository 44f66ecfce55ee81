/** The order of names in a list. */
import { whenNeeded } from '../when-needed';
import { LANGUAGE } from './index';

const collator = whenNeeded(() => new Intl.Collator(LANGUAGE));

/** Names in which the letters' own order is that of the language. */
const PLAIN = /^[a-z0-9 -]*$/;

/** Which of two names stands first. Plain ones, as most tags are, are told apart without the engine's library. */
export function byName(a: string, b: string): number {
  if (PLAIN.test(a) && PLAIN.test(b)) return a < b ? -1 : Number(a > b);
  return collator().compare(a, b);
}
