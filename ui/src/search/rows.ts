/** The rows of all results as the keys go through them. Pure. */
import type { ResultGroup } from '../commands';
import { idOf } from './groups';

/** The ids of all rows told, in their order. */
export function rowIds(groups: readonly ResultGroup[]): string[] {
  return groups.flatMap(({ hits }) => hits.map(idOf));
}

/** The row that a key leads to; the ends hold. Null where the key leads nowhere. */
export function stepTo(ids: readonly string[], from: string | null, key: string): string | null {
  const last = ids.length - 1;
  const at = ids.findIndex((id) => id === from);
  const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[key];
  return to === undefined ? null : (ids[to] ?? null);
}
