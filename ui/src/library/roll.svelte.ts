// Where a long list lies in the view that scrolls it: measured when that scrolls or changes its size.
import { reveal } from './stretch';

export class Roll {
  /** As `Lie` in stretch.ts, in steps coarse enough that scrolling does not draw anew at every pixel. */
  scrolled = $state(0);
  height = $state(0);
  width = $state(0);
  /** One rem, px. */
  rem = $state(16);
  #view: HTMLElement | null = null;
  #body: HTMLElement | null = null;

  /** An attachment for the element that holds the lines. */
  readonly watch = (body: HTMLElement): (() => void) => {
    const view = body.closest<HTMLElement>('.view');
    if (!view) return () => undefined;
    this.#view = view;
    this.#body = body;
    const look = () => {
      this.scrolled =
        Math.round((view.getBoundingClientRect().top - body.getBoundingClientRect().top) / 32) * 32;
      this.height = view.clientHeight;
      this.width = body.clientWidth;
      this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(view);
    sizes.observe(body);
    view.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      view.removeEventListener('scroll', look);
    };
  };

  /** Scrolls only as far as it takes to see a stretch of the list. */
  show(from: number, to: number, covered: { above: number; below: number }): void {
    if (!this.#view || !this.#body) return;
    const view = this.#view;
    const start = view.scrollTop - view.getBoundingClientRect().top + this.#body.getBoundingClientRect().top;
    const stretch = { from: start + from, to: start + to };
    view.scrollTop = reveal(view.scrollTop, view.clientHeight, stretch, covered);
  }

  get place(): number {
    return this.#view?.scrollTop ?? 0;
  }

  set place(scroll: number) {
    if (this.#view) this.#view.scrollTop = scroll;
  }
}
