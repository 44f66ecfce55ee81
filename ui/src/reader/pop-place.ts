/** Where something stands that pops up at a point of the text: below it, or above where there is no room. */
import type { Attachment } from 'svelte/attachments';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 6;
const MARGIN = 8;

/** Place the element at a box (client px), inside the window, and in the layer above everything. */
export function popAt(box: () => Box | null): Attachment<HTMLElement> {
  return (element) => {
    element.popover = 'manual';
    element.showPopover();
    const at = box() ?? { left: innerWidth / 2, top: innerHeight / 3, bottom: innerHeight / 3 };
    const place = (): void => {
      const { offsetWidth: width, offsetHeight: height } = element;
      const below = at.bottom + GAP + height <= innerHeight - MARGIN;
      const top = below ? at.bottom + GAP : Math.max(MARGIN, at.top - GAP - height);
      const left = Math.max(MARGIN, Math.min(at.left, innerWidth - width - MARGIN));
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  };
}

/** Call `close` when the reader turns to something else: a press outside, or a scroll of the page. */
export function closesOutside(
  close: () => void,
  scroller: HTMLElement | null = null,
): Attachment<HTMLElement> {
  return (element) => {
    const press = (event: Event): void => {
      if (event.target instanceof Node && !element.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', press, true);
    scroller?.addEventListener('scroll', close, { passive: true });
    addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      scroller?.removeEventListener('scroll', close);
      removeEventListener('blur', close);
    };
  };
}
