// Which lines of a long list are drawn, and where keys lead in it. Pure.

/** How a list lies in the view that scrolls it, px. */
export interface Lie {
  /** How much of the list is above the view's top; negative while something stands before it. */
  scrolled: number;
  /** The view's height. */
  height: number;
}

const STEP = 4;

/**
 * The lines to draw, in order: those in view, `ahead` more on either side, and `always`, which has the focus and must
 * not go. The ends move by whole steps, so that scrolling by a line mostly changes nothing.
 */
export function drawn(lie: Lie, line: number, count: number, ahead: number, always: number): number[] {
  const first = Math.floor(lie.scrolled / line) - ahead;
  const last = Math.ceil((lie.scrolled + lie.height) / line) + ahead;
  const from = Math.max(0, Math.floor(first / STEP) * STEP);
  const to = Math.min(count, Math.ceil(last / STEP) * STEP);
  const lines = [];
  if (always >= 0 && always < Math.min(from, count)) lines.push(always);
  for (let at = from; at < to; at++) lines.push(at);
  if (always >= Math.max(to, from) && always < count) lines.push(always);
  return lines;
}

/** Where the view has to be scrolled to, so that a stretch of the list is in view; as it is where it is already. */
export function reveal(
  scroll: number,
  height: number,
  stretch: { from: number; to: number },
  covered: { above: number; below: number },
): number {
  const least = stretch.to - height + covered.below;
  const most = stretch.from - covered.above;
  return Math.max(0, scroll > most ? most : scroll < least ? least : scroll);
}

export interface Shape {
  count: number;
  /** 1 for a list. */
  columns: number;
  /** Lines on a screen. */
  screen: number;
  rightToLeft: boolean;
}

/** The place a key leads to from `at`, or null when the key is none that moves. */
export function stepped(
  key: string,
  at: number,
  { count, columns, screen, rightToLeft }: Shape,
): number | null {
  const last = count - 1;
  const within = (to: number) => (to < 0 ? at : Math.min(to, last));
  const ahead = rightToLeft ? -1 : 1;
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowUp':
      return within(at - columns);
    case 'ArrowDown':
      // From the last line but one into a line that is shorter: its end; from the last: stay.
      return Math.floor(at / columns) === Math.floor(last / columns) ? at : within(at + columns);
    case 'PageUp':
      return Math.max(at % columns, at - columns * screen);
    case 'PageDown':
      return within(at + columns * screen);
    case 'ArrowLeft':
    case 'ArrowRight':
      if (columns === 1) return null;
      return within(at + (key === 'ArrowRight' ? ahead : -ahead));
    default:
      return null;
  }
}

/** How many covers stand side by side, and how wide each is. */
export function covers(width: number, least: number, gap: number): { columns: number; width: number } {
  const columns = Math.max(2, Math.floor((width + gap) / (least + gap)));
  return { columns, width: Math.max(0, (width - gap * (columns - 1)) / columns) };
}
