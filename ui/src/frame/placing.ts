// Where a floating thing goes beside what it belongs to, inside the window. Pure.
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface Size {
  width: number;
  height: number;
}

const GAP = 6;
const EDGE = 8;

/** `across`: how it lies along the anchor's width. It goes below, or above where there is more room. */
export function placed(
  anchor: Box,
  size: Size,
  window: Size,
  across: 'start' | 'middle' | 'end' = 'start',
  gap = GAP,
): { left: number; top: number } {
  const below = anchor.top + anchor.height + gap;
  const above = anchor.top - gap - size.height;
  const fits = below + size.height <= window.height - EDGE;
  const roomier = anchor.top > window.height - anchor.top - anchor.height;
  const along = {
    start: anchor.left,
    middle: anchor.left + (anchor.width - size.width) / 2,
    end: anchor.left + anchor.width - size.width,
  };
  return {
    left: Math.round(within(along[across], EDGE, window.width - size.width - EDGE)),
    top: Math.round(within(fits || !roomier ? below : above, EDGE, window.height - size.height - EDGE)),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
