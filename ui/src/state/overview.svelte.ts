// What the library holds: all documents, and the last ones read.
import { commands, type Continued, type Document, type Overview } from '../commands';
import { sayFailure } from './toasts.svelte';

class Library {
  documents = $state.raw<Document[]>([]);
  continued = $state.raw<Continued[]>([]);
  readonly #by = $derived(new Map(this.documents.map((document) => [document.document, document])));

  take(fresh: Overview): void {
    this.documents = fresh.documents;
    this.continued = fresh.continued;
  }

  async refresh(): Promise<void> {
    try {
      this.take(await commands.overview());
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  document(id: string): Document | undefined {
    return this.#by.get(id);
  }
}

export const overview = new Library();
