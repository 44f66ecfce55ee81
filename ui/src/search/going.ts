/** From a row to what it names: a place with the words marked as find marks them, a list of results, a command. */
import type { SearchHit } from '../commands';
import { find } from '../state/find.svelte';
import { desk } from '../state/desk.svelte';
import { kept } from '../state/kept.svelte';
import { report } from '../state/report.svelte';
import { change, settings } from '../state/settings.svelte';
import { box } from './box.svelte';
import { kindsOf, useOf } from './groups';
import type { Row } from './groups';
import { NO_FILTERS, meant, tagQuery } from './query';
import { used } from './ranking';
import { piecesOf, wordsHit } from './snippet';

/** What Enter means: the row that is chosen once what is typed is answered. */
export async function goToChosen(): Promise<void> {
  await box.answered();
  if (box.isOpen && box.row) await go(box.row);
}

/** Opens, does or asks what a row of the box names. */
export async function go(row: Row): Promise<void> {
  box.point(row.id);
  switch (row.kind) {
    case 'recent':
      await box.close('for another place');
      await desk.openDocument(row.document.document);
      return;
    case 'hit':
      await box.close('for another place');
      await goToHit(row.hit);
      return;
    case 'all':
      await allResults();
      return;
    case 'saved':
      countUse(useOf(row.search));
      await box.close('for another place');
      desk.toResults(row.search.query, NO_FILTERS);
      return;
    case 'tag':
      box.query = tagQuery(row.tag.name);
      box.narrow('all');
      return;
    case 'command':
      await run(row.command.id);
  }
}

/** Where there are words to look for: all that they find, as a view, narrowed as the box is. */
export async function allResults(): Promise<void> {
  const { query, tab } = box;
  const { what, typed } = meant(query);
  if (what !== 'text' || tab === 'commands' || typed === '') return;
  await box.close('for another place');
  desk.toResults(query.trim(), { ...NO_FILTERS, kinds: kindsOf(tab) });
}

/** Forgets a kept search; the box makes way for the Undo. */
export async function forget(row: Row): Promise<void> {
  if (row.kind !== 'saved') return;
  await box.close();
  await kept.forget(row.search);
}

/** The box closes first, so that focus and selection are back when the command looks for them. */
async function run(id: string): Promise<void> {
  const command = box.command(id);
  countUse(id);
  await box.close();
  await command?.run();
}

/** What is used comes first among what fits as well. */
function countUse(id: string): void {
  change({ command_uses: used(settings.command_uses, id) });
}

/** Opens the place of a hit. */
export async function goToHit(hit: SearchHit): Promise<void> {
  const spot = hit.topic_position === null ? null : { topic: hit.topic_position, offset: hit.start ?? 0 };
  if (!(await desk.openDocument(hit.document, hit.annotation === null ? spot : null))) return;
  if (hit.annotation !== null) {
    const made = report.annotation(hit.annotation);
    if (made) report.goTo(made);
    else if (spot) report.goTo(spot);
  } else if (spot) {
    find.wish = {
      terms: wordsHit([...piecesOf(hit.title, hit.title_marks), ...piecesOf(hit.snippet, hit.marks)]),
      from: spot,
    };
  }
}
