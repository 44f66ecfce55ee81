// Which rows of a list are chosen and which has the focus, and what clicks and keys make of that. Pure. Rows are known
// by their documents and their places in the list; most of them are not in the page.

/** A row: a document and its place in the list, -1 where the list does not show it. */
export interface Stand {
  readonly document: string;
  readonly at: number;
}

export interface Selection {
  /** The chosen documents, each with its place. */
  readonly chosen: ReadonlyMap<string, number>;
  /** The row that Tab comes to. */
  readonly focus: Stand | null;
  /** Where a stretch chosen with Shift begins. */
  readonly from: Stand | null;
}

export const NOTHING: Selection = { chosen: new Map(), focus: null, from: null };

/** One row and no other. */
export function only(row: Stand): Selection {
  return { chosen: new Map([[row.document, row.at]]), focus: row, from: row };
}

export function toggled(selection: Selection, row: Stand): Selection {
  const chosen = new Map(selection.chosen);
  if (!chosen.delete(row.document)) chosen.set(row.document, row.at);
  return { chosen, focus: row, from: row };
}

/** Where a stretch to this row begins; null where it is the row alone. */
export function beginning(selection: Selection, to: Stand): Stand | null {
  const from = selection.from ?? selection.focus ?? to;
  return from.at < 0 ? null : from;
}

/** Chooses a stretch of rows, which begins at the place `first`, from `from` to the row `to`. */
export function stretched(
  selection: Selection,
  from: Stand,
  to: Stand,
  { first, rows, add }: { first: number; rows: readonly string[]; add: boolean },
): Selection {
  const stretch = rows.map((document, index) => [document, first + index] as const);
  return { chosen: new Map([...(add ? selection.chosen : []), ...stretch]), focus: to, from };
}

export function all(selection: Selection, rows: readonly string[]): Selection {
  const [first] = rows;
  return {
    chosen: new Map(rows.map((document, at) => [document, at])),
    focus: selection.focus ?? (first === undefined ? null : { document: first, at: 0 }),
    from: selection.from,
  };
}

/** The chosen documents that the list shows, in its order. */
export function shown({ chosen }: Selection): string[] {
  return [...chosen]
    .filter(([, at]) => at >= 0)
    .sort(([, a], [, b]) => a - b)
    .map(([document]) => document);
}

/** The same in another arrangement of the list, where `place` tells what stands where. */
export function placed(selection: Selection, place: (document: string) => number): Selection {
  const anew = (row: Stand | null) => row && { document: row.document, at: place(row.document) };
  return {
    chosen: new Map([...selection.chosen.keys()].map((document) => [document, place(document)])),
    focus: anew(selection.focus),
    from: anew(selection.from),
  };
}

/** What is left when rows have gone; the focus is on `focus`, which took the place of the focused one. */
export function kept(selection: Selection, focus: Stand | null): Selection {
  const { chosen, from } = selection;
  return {
    chosen: new Map([...chosen].filter(([, at]) => at >= 0)),
    focus: selection.focus && focus,
    from: from && from.at >= 0 ? from : null,
  };
}
