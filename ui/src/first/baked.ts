// The first screen's data, where the shell wrote it into the page.
import type { Start } from '../commands';

/** Takes it out: the page keeps no second copy of it. `null` where the shell could not write it. */
export function baked(): Start | null {
  const place = document.getElementById('start');
  const data = place?.dataset['start'];
  place?.remove();
  return data === undefined ? null : (JSON.parse(data) as Start);
}
