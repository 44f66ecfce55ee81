// Which rows of a long list are kept in the page beside those on the screen. Pure.

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Rows that are kept on either side of those wanted last. */
const KEPT = 300;

/** A stretch of rows with `more` on either side. */
export function grown(from: number, to: number, more: number, total: number): Stretch {
  return { from: Math.max(0, from - more), to: Math.max(from, Math.min(to + more, total)) };
}

/** What has to be asked for, so that all of `seen` is here: the missing part of `wanted`; null where nothing is. */
export function gap(rows: ReadonlyMap<number, unknown>, seen: Stretch, wanted: Stretch): Stretch | null {
  let missing = false;
  for (let at = seen.from; at < seen.to; at++) missing ||= !rows.has(at);
  if (!missing) return null;
  let { from, to } = wanted;
  while (from < to && rows.has(from)) from++;
  while (to > from && rows.has(to - 1)) to--;
  return { from, to };
}

/** The rows without those far from what was wanted last; `always` stays. */
export function aside<Row>(
  rows: ReadonlyMap<number, Row>,
  wanted: Stretch,
  always: number,
): ReadonlyMap<number, Row> {
  const near = (at: number) => at >= wanted.from - KEPT && at < wanted.to + KEPT;
  return new Map([...rows].filter(([at]) => near(at) || at === always));
}
