/** Which rows of a long list are in the DOM, and where the keys lead in it. Pure. */

/** Up to so many rows, all are there, each as high as its words need. */
const ALL = 80;
/** The height of a row in a longer list, px. */
const ROW = 30;
/** Rows kept beyond both ends of what is seen. */
const BEYOND = 12;

export interface Slice {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Room of the rows that are not there, px. */
  readonly before: number;
  readonly after: number;
  readonly isPart: boolean;
  readonly row: number;
}

export function windowOf(count: number, scrolled: number, height: number): Slice {
  if (count <= ALL) return { from: 0, to: count, before: 0, after: 0, isPart: false, row: ROW };
  const from = Math.max(0, Math.min(count, Math.floor(scrolled / ROW) - BEYOND));
  const to = Math.min(count, Math.ceil((scrolled + height) / ROW) + BEYOND);
  return { from, to, before: from * ROW, after: (count - to) * ROW, isPart: true, row: ROW };
}

/** The row that a key leads to from row `at` of a tree, or null when the key means nothing there. */
export function nextRow(key: string, at: number, rows: readonly { readonly depth: number }[]): number | null {
  const last = rows.length - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowRight':
      return (rows[at + 1]?.depth ?? 0) > (rows[at]?.depth ?? 0) ? at + 1 : at;
    case 'ArrowLeft': {
      const depth = rows[at]?.depth ?? 1;
      for (let up = at - 1; up >= 0; up--) if ((rows[up]?.depth ?? 0) < depth) return up;
      return at;
    }
    default:
      return null;
  }
}
