// Whether the export dialog is open, and whose notes it starts with.
class Exporting {
  /** The documents asked for; empty: all of the library. Null: the dialog is closed. */
  from = $state.raw<readonly string[] | null>(null);

  open(documents: readonly string[]): void {
    this.from = documents;
  }

  close(): void {
    this.from = null;
  }
}

export const exporting = new Exporting();
