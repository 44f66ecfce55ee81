// Which rows of a list are chosen and which has the focus, and what clicks and keys make of that. Pure.
export interface Selection {
  chosen: ReadonlySet<string>;
  /** The row that Tab comes to. */
  focus: string | null;
  /** Where a stretch chosen with Shift begins. */
  from: string | null;
}

export const NOTHING: Selection = { chosen: new Set(), focus: null, from: null };

export function clicked(
  selection: Selection,
  rows: readonly string[],
  row: string,
  held: { ctrl: boolean; shift: boolean },
): Selection {
  if (held.shift) return stretched(selection, rows, row, held.ctrl);
  if (held.ctrl) return toggled(selection, row);
  return { chosen: new Set([row]), focus: row, from: row };
}

export function toggled(selection: Selection, row: string): Selection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(row)) chosen.add(row);
  return { chosen, focus: row, from: row };
}

/** Moves the focus to a row, by its place in the list; with Shift the stretch from where it began is chosen. */
export function moved(selection: Selection, rows: readonly string[], at: number, shift: boolean): Selection {
  const to = rows[Math.max(0, Math.min(rows.length - 1, at))];
  if (to === undefined) return selection;
  if (!shift) return { ...selection, focus: to };
  const from = selection.from ?? selection.focus ?? to;
  return stretched({ ...selection, from }, rows, to, false);
}

export function all(selection: Selection, rows: readonly string[]): Selection {
  return { chosen: new Set(rows), focus: selection.focus ?? rows[0] ?? null, from: selection.from };
}

/** What is left when rows have gone; the focus goes to the row that took the place of the focused one. */
export function kept(selection: Selection, before: readonly string[], after: readonly string[]): Selection {
  const there = new Set(after);
  const has = (row: string | null) => row !== null && there.has(row);
  const at = selection.focus === null ? -1 : before.indexOf(selection.focus);
  const next = at < 0 ? null : (before.slice(at).find(has) ?? before.slice(0, at).findLast(has) ?? null);
  return {
    chosen: new Set([...selection.chosen].filter(has)),
    focus: has(selection.focus) ? selection.focus : next,
    from: has(selection.from) ? selection.from : null,
  };
}

function stretched(selection: Selection, rows: readonly string[], to: string, add: boolean): Selection {
  const from = selection.from ?? selection.focus ?? to;
  const [a, b] = [rows.indexOf(from), rows.indexOf(to)];
  if (a < 0) return { chosen: new Set([to]), focus: to, from: to };
  const stretch = rows.slice(Math.min(a, b), Math.max(a, b) + 1);
  return { chosen: new Set([...(add ? selection.chosen : []), ...stretch]), focus: to, from };
}
