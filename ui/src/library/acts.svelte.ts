// Which menu or dialog about documents is open, and over which of them.
interface Point {
  x: number;
  y: number;
}

class Acts {
  /** A menu: of all that can be done, or of the collections. */
  menu = $state.raw<{
    of: 'deeds' | 'collections';
    anchor: HTMLElement | Point;
    documents: readonly string[];
  } | null>(null);
  dialog = $state.raw<{ of: 'tags' | 'details' | 'collection'; documents: readonly string[] } | null>(null);

  showMenu(of: 'deeds' | 'collections', documents: readonly string[], anchor: HTMLElement | Point): void {
    if (documents.length > 0) this.menu = { of, anchor, documents };
  }

  /** A moment later: a menu that led here gives the focus back first, and the dialog will give it back to there. */
  showDialog(of: 'tags' | 'details' | 'collection', documents: readonly string[]): void {
    if (documents.length > 0) setTimeout(() => (this.dialog = { of, documents }));
  }
}

export const acts = new Acts();
