// Texts that are not on the disk yet, apart from the fields they were typed in: a field may go (another document
// is opened, the pane folds) while the disk is full. The words stay here, are tried again, and come back with the field.
import { onLeaving } from '../state/leaving';
import { Autosave, type Told } from './autosave';

const drafts = new Map<string, Autosave>();

/** The text being written at a place, as it was left unsaved, or begun anew from what the disk has. */
export function draftAt(
  place: string,
  kept: string,
  save: (text: string) => Promise<unknown>,
  hear: (told: Told) => void,
): Autosave {
  const left = drafts.get(place);
  if (left?.unsaved) {
    left.hear = hear;
    return left;
  }
  const draft = new Autosave(kept, save, hear);
  drafts.set(place, draft);
  return draft;
}

/** The field has gone. What is unsaved is saved now or as soon as it can be. */
export function leaveDraft(place: string, draft: Autosave): void {
  draft.hear = () => {
    if (!draft.unsaved && drafts.get(place) === draft) drafts.delete(place);
  };
  void draft.flush().then(() => draft.hear(draft.told));
}

onLeaving(() => Promise.all([...drafts.values()].map((draft) => draft.flush())));

/** Texts that are not on the disk. */
export function unsavedTexts(): string[] {
  return [...drafts.values()]
    .filter((draft) => draft.unsaved && draft.newest.trim() !== '')
    .map((draft) => draft.newest);
}
