/**
 * The tour: four steps beside the real thing, each done by doing it or by Next. It waits until a document is
 * open, and once it has been seen it comes only when it is asked for.
 */
import type { Annotation, Start } from '../commands';
import { change, settings } from './settings.svelte';
import { asBefore, doneSince, stepFrom, STEPS, type Before, type Step } from './tour-steps';

class Tour {
  /** The position of the step that is on; null while there is no tour. */
  at = $state<number | null>(null);
  done = $state.raw<ReadonlySet<Step>>(new Set());
  readonly step = $derived(this.at === null ? null : (STEPS[this.at] ?? null));
  /** The document that is watched, and its annotations when the watch began. */
  #document: string | null = null;
  #before: Before = new Map();

  /** Begins by itself on a machine where nothing was read or marked yet. */
  start({ overview }: Start): void {
    if (overview.is_untouched && !settings.tour_seen) this.begin();
  }

  begin(): void {
    this.#document = null;
    this.done = new Set();
    this.at = 0;
  }

  /** It stands on the screen. */
  seen(): void {
    if (!settings.tour_seen) change({ tour_seen: true });
  }

  /** Looks at what was done in the open document since it was looked at first. */
  look(document: string, annotations: readonly Annotation[], writing: boolean): void {
    if (this.at === null) return;
    if (document !== this.#document) {
      this.#document = document;
      this.#before = asBefore(annotations);
      return;
    }
    this.#take(doneSince(this.#before, annotations, writing));
  }

  /** Notes were saved to a file or copied. */
  exported(): void {
    this.#take(['export']);
  }

  next(): void {
    if (this.at !== null) this.at = stepFrom(this.at + 1, this.done);
  }

  end(): void {
    this.at = null;
  }

  #take(steps: readonly Step[]): void {
    if (this.at === null || steps.every((step) => this.done.has(step))) return;
    this.done = new Set([...this.done, ...steps]);
    this.at = stepFrom(this.at, this.done);
  }
}

export const tour = new Tour();
