// Tooltips: a name and its key, 500 ms after the pointer comes to rest or at once on keyboard focus.
import type { Attachment } from 'svelte/attachments';

export interface Tip {
  text: string;
  key: string;
  over: HTMLElement;
}

const WAITS = 500;

class Tips {
  shown = $state.raw<Tip | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(tip: Tip, wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.shown = tip), wait);
  }

  hide(over?: HTMLElement): void {
    clearTimeout(this.#timer);
    if (!over || this.shown?.over === over) this.shown = null;
  }
}

export const tips = new Tips();

/** `{@attach tip(name, key)}` on a control. */
export function tip(text: string, key = ''): Attachment<HTMLElement> {
  return (over) => {
    const rests = () => tips.show({ text, key, over }, WAITS);
    const focused = () => {
      if (over.matches(':focus-visible')) tips.show({ text, key, over }, 0);
    };
    const leaves = () => tips.hide(over);
    over.addEventListener('pointerenter', rests);
    over.addEventListener('focus', focused);
    for (const end of ['pointerleave', 'blur', 'pointerdown', 'click'] as const)
      over.addEventListener(end, leaves);
    return () => {
      leaves();
      over.removeEventListener('pointerenter', rests);
      over.removeEventListener('focus', focused);
      for (const end of ['pointerleave', 'blur', 'pointerdown', 'click'] as const)
        over.removeEventListener(end, leaves);
    };
  };
}
