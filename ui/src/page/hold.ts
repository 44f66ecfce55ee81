/**
 * Keeping the line that is being read where it is while heights above it change.
 *
 * The engine does not do it (`overflow-anchor` is missing in WebKit), so before each change the
 * column notes a point on screen and how far below the top of the screen it stands, and afterwards
 * scrolls by what it has moved. The wish is kept exactly and not read back from the page: `scrollTop`
 * takes whole pixels only, and rounding afresh each time would let the page creep. Pure; px.
 */
import type { Heights } from './heights';
import type { View } from './window';
import type { Grip } from './places';
import type { Position } from './position';

/** What is kept still: a line, found again by `grip` or `position`, or else the top of a topic. */
export type Held =
  | { readonly topic: number; readonly want: number }
  | { readonly grip: Grip; readonly topic: number; readonly want: number; readonly topicWant: number }
  | { readonly position: Position; readonly topic: number; readonly want: number };

/** Where the held point stands and where it is wanted: px below the top of the screen. */
export interface Hold {
  readonly now: number;
  readonly want: number;
}

/** The scroll positions that exist. */
export interface ScrollRange {
  readonly top: number;
  readonly max: number;
}

/**
 * By how much to scroll (whole px) for the held point to be where it is wanted. Nothing below one half
 * of a pixel, and never past the ends.
 */
export function correction({ now, want }: Hold, scroll: ScrollRange): number {
  const wanted = Math.round(scroll.top + now - want);
  const top = Math.max(0, Math.min(scroll.max, wanted));
  return top - scroll.top;
}

/**
 * What to hold when nothing on screen is mounted, as after a drag of the scroll bar: the top of the
 * topic that belongs there, by its estimated place.
 */
export function holdBlank(heights: Heights, view: View): { topic: number; want: number } {
  const { topic } = heights.at(view.top);
  return { topic, want: heights.offset(topic) - view.top };
}

/** A mounted topic on screen: its top and bottom in px below the top of the screen. */
export interface Standing {
  readonly topic: number;
  readonly top: number;
  readonly bottom: number;
}

/** The first topic that reaches below the top of the screen and stands above its bottom, if any. */
export function firstOnScreen(standing: readonly Standing[], screen: number): Standing | null {
  return standing.find((s) => s.bottom > 0 && s.top < screen) ?? null;
}

/** How far to scroll, as little as needed, to have a box (client px) on screen with some room around it. */
export function scrollToReveal(
  box: { readonly top: number; readonly bottom: number },
  screen: { readonly top: number; readonly height: number },
  room: number,
): number {
  const above = box.top - room - screen.top;
  const below = box.bottom + room - (screen.top + screen.height);
  if (above < 0) return above;
  return below > 0 ? Math.min(above, below) : 0;
}
