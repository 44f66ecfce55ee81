// What the window says in passing: one toast at a time, the newest wins, eight seconds unless it is looked at.
import { afterDeeds, fault } from '../commands';

export interface Toast {
  text: string;
  /** Offers Undo (Ctrl+Z). */
  undo?: boolean;
  /** Offers Redo (Ctrl+Shift+Z). */
  redo?: boolean;
  /** Offers something else. */
  action?: { label: string; run: () => unknown };
}

const STAYS = 8000;

class Toasts {
  current = $state.raw<Toast | null>(null);
  #left = STAYS;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(toast: Toast): void {
    this.current = toast;
    this.#left = STAYS;
    this.release();
  }

  /** Stops the clock while the toast is pointed at or focused. */
  hold(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left = Math.max(1000, this.#left - (Date.now() - this.#since));
  }

  /** Lets the clock run on. */
  release(): void {
    clearTimeout(this.#timer);
    this.#since = Date.now();
    this.#timer = setTimeout(() => this.dismiss(), this.#left);
  }

  /** Something else was done since: its Undo or Redo would be of that, and not of what it says. */
  overtaken(): void {
    if (this.current?.undo || this.current?.redo) this.dismiss();
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.current = null;
  }
}

export const toasts = new Toasts();
afterDeeds(() => toasts.overtaken());

export function say(toast: Toast): void {
  toasts.say(toast);
}

/** Says what a command threw, in the core's own words. */
export function sayFailure(thrown: unknown): void {
  say({ text: fault(thrown).message });
}
