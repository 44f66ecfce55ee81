// One value of a filter as it is offered, and which of many stand there before the rest is asked for. Pure.
import type { IconName } from '../look/icon-names';

export interface Facet {
  /** Tells it from the others of its group. */
  readonly key: string;
  readonly text: string;
  /** What it is called, where that is more than its text. */
  readonly name?: string;
  /** What the pointer is told, where its text may be too long to be seen. */
  readonly title?: string;
  /** How many it would leave. */
  readonly count: number;
  readonly on: boolean;
  readonly icon?: IconName;
  readonly look?: string;
}

/** So many stand there at once. */
const FEW = 8;

/** The first few, and of the rest what is on: whoever narrowed by it finds it there to turn it off. */
export function few<Choice extends Facet>(choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ on }, place) => place < FEW || on);
}
