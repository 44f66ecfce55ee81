/**
 * Which panes stand beside the page and which open over it, by the width of the window in rem, so that
 * interface zoom folds too. Pure.
 */

/** From this width on all three stand side by side; from the second on, the page and one pane. */
export const THREE = 70;
export const TWO = 52;

export type Pane = 'contents' | 'notes';

/** What the reader wants: which panes are open where there is room, and which was used last. */
export interface Wish {
  readonly contents: boolean;
  readonly notes: boolean;
  readonly last: Pane;
  /** The pane that was called over the page, if any. */
  readonly over: Pane | null;
}

export type Standing = 'beside' | 'over' | 'hidden';

export function fold(rem: number, wish: Wish): Record<Pane, Standing> {
  const beside = besideAt(rem, wish);
  const standing = (pane: Pane): Standing =>
    beside.includes(pane) ? 'beside' : wish.over === pane ? 'over' : 'hidden';
  return { contents: standing('contents'), notes: standing('notes') };
}

function besideAt(rem: number, { contents, notes, last }: Wish): Pane[] {
  const open: Pane[] = [...(contents ? (['contents'] as const) : []), ...(notes ? (['notes'] as const) : [])];
  if (rem >= THREE) return open;
  if (rem < TWO) return [];
  return open.length > 1 ? [last] : open;
}

/** The wish after the key or button of a pane. */
export function toggled(rem: number, wish: Wish, pane: Pane): Wish {
  const now = fold(rem, wish);
  if (now[pane] === 'over') return { ...wish, over: null };
  if (now[pane] === 'beside') return { ...wish, [pane]: false, over: null };
  const other: Pane = pane === 'contents' ? 'notes' : 'contents';
  const roomBeside = rem >= THREE || (rem >= TWO && now[other] !== 'beside');
  // Room for it: it stands there, and alone where only one has room.
  if (roomBeside) return { ...wish, [pane]: true, last: pane, over: null };
  return { ...wish, over: pane };
}
