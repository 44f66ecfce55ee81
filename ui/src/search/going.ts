/** From a row of the box to the place it names, with the words marked as find marks them. */
import { find } from '../state/find.svelte';
import { desk } from '../state/desk.svelte';
import { report } from '../state/report.svelte';
import { box } from './box.svelte';
import type { Row } from './groups';
import { piecesOf, wordsHit } from './snippet';

/** Opens what a row names. */
export async function go(row: Row): Promise<void> {
  box.close();
  if (row.kind === 'recent') {
    await desk.openDocument(row.document.document);
    return;
  }
  const { hit } = row;
  const spot = hit.topic_position === null ? null : { topic: hit.topic_position, offset: hit.start ?? 0 };
  if (!(await desk.openDocument(hit.document, hit.annotation === null ? spot : null))) return;
  if (hit.annotation !== null) {
    const made = report.annotation(hit.annotation);
    if (made) report.goTo(made);
    else if (spot) report.goTo(spot);
  } else if (spot) {
    find.wish = { terms: wordsHit(piecesOf(hit.snippet, hit.marks)), from: spot };
  }
}
