// What is done to the chosen documents: each is one action, so that one undo takes it back.
import { commands, type ArrangeRequest, type ReadingState } from '../commands';
import { desk } from '../state/desk.svelte';
import { say, sayFailure } from '../state/toasts.svelte';
import { t } from '../words';
import { collections } from '../state/collections.svelte';
import { shelf } from './shelf.svelte';

const NOTHING: ArrangeRequest = {
  collect: [],
  uncollect: [],
  tag: [],
  untag: [],
  archived: null,
  state: null,
  follow_reading: false,
};

/** How many changed, or null when it failed, which has been said. */
async function arrange(documents: readonly string[], what: Partial<ArrangeRequest>): Promise<number | null> {
  try {
    const changed = await commands.arrangeDocuments([...documents], { ...NOTHING, ...what });
    await shelf.refresh();
    return changed;
  } catch (thrown) {
    sayFailure(thrown);
    return null;
  }
}

/** The title where it is one document; what is said of one names it. */
async function only(documents: readonly string[]): Promise<string> {
  const [first] = documents;
  if (first === undefined || documents.length > 1) return '';
  try {
    const [document] = await commands.documents([first]);
    return document?.title ?? '';
  } catch {
    return ''; // it is said without a name
  }
}

export async function archive(documents: readonly string[], into: boolean): Promise<void> {
  const title = await only(documents);
  const count = await arrange(documents, { archived: into });
  if (!count) return;
  if (title !== '') say({ text: t(into ? 'archived-one' : 'taken-out-one', { title }), undo: true });
  else say({ text: t(into ? 'archived-many' : 'taken-out-many', { count }), undo: true });
}

/** Whether the archive takes in what is shown, or gives it back: it is the archive itself. */
export function intoArchive(): boolean {
  return shelf.place.at !== 'archive';
}

export async function collect(documents: readonly string[], collection: string, on: boolean): Promise<void> {
  const count = await arrange(documents, on ? { collect: [collection] } : { uncollect: [collection] });
  if (count === null) return;
  const name = collections.name(collection);
  if (count === 0) say({ text: t('on-collection-already', { name }) });
  else say({ text: t(on ? 'put-on-collection' : 'taken-off-collection', { count, name }), undo: true });
}

export async function setState(documents: readonly string[], state: ReadingState | null): Promise<void> {
  await arrange(documents, state === null ? { follow_reading: true } : { state });
}

export async function tag(
  documents: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): Promise<void> {
  if (add.length === 0 && remove.length === 0) return;
  const count = await arrange(documents, { tag: [...add], untag: [...remove] });
  if (count !== null && documents.length > 1 && count > 0) say({ text: t('tagged', { count }), undo: true });
}

export async function remove(documents: readonly string[]): Promise<void> {
  try {
    const removed = await commands.removeDocuments([...documents]);
    for (const { document } of removed) desk.forget(document);
    const [first] = removed;
    if (first && removed.length === 1)
      say({ text: t('removed-document', { title: first.title, notes: first.annotations }), undo: true });
    else if (first) say({ text: t('removed-documents', { count: removed.length }), undo: true });
  } catch (thrown) {
    sayFailure(thrown);
  }
  await shelf.refresh();
}
