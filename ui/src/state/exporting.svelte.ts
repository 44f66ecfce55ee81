// Whether the export dialog is open, and whose notes it starts with.
import type { ChosenNotes } from '../commands';

class Exporting {
  /** The documents asked for; empty: all of the library. Null: the dialog is closed. */
  from = $state.raw<readonly string[] | null>(null);

  /** What was chosen in the notebook, where that is what shall go out. */
  chosen: ChosenNotes | null = null;

  open(documents: readonly string[], chosen: ChosenNotes | null = null): void {
    this.chosen = chosen;
    this.from = documents;
  }

  close(): void {
    this.from = null;
  }
}

export const exporting = new Exporting();
