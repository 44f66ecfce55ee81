// Carrying documents with the pointer to a place in the desk pane.
export interface Carried {
  documents: readonly string[];
  title: string;
  x: number;
  y: number;
}

/** So far the pointer goes before a press is a drag, px. */
const FAR = 6;

class Drag {
  carried = $state.raw<Carried | null>(null);
  /** The place under the pointer that would take them, as its `data-takes` says. */
  over = $state<string | null>(null);

  /**
   * Begins at a press of the mouse; it may stay one. Mouse events: WebKit tells of no pointer that goes down once a
   * right click has opened a menu, until it has been up everywhere. `taken` hears where they were let go.
   */
  begin(
    press: MouseEvent,
    what: { documents: readonly string[]; title: string },
    taken: (place: string) => void,
  ): void {
    const controller = new AbortController();
    const { signal } = controller;
    const end = () => {
      controller.abort();
      this.carried = null;
      this.over = null;
    };
    const move = (event: MouseEvent) => {
      const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
      if (!this.carried && far < FAR) return;
      if (event.buttons === 0) return end(); // let go outside the window
      event.preventDefault();
      this.carried = { ...what, x: event.clientX, y: event.clientY };
      const under = document.elementFromPoint(event.clientX, event.clientY);
      this.over = under?.closest<HTMLElement>('[data-takes]')?.dataset['takes'] ?? null;
    };
    const up = () => {
      const { carried, over } = this;
      end();
      if (!carried) return;
      // The release is no click on what was pressed.
      const still = (event: Event) => event.stopPropagation();
      window.addEventListener('click', still, { capture: true, once: true });
      setTimeout(() => window.removeEventListener('click', still, true));
      if (over !== null) taken(over);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !this.carried) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    window.addEventListener('mousemove', move, { signal });
    window.addEventListener('mouseup', up, { signal });
    window.addEventListener('selectstart', (event) => event.preventDefault(), { signal });
    window.addEventListener('blur', end, { signal });
    window.addEventListener('keydown', key, { signal, capture: true });
  }
}

export const drag = new Drag();
