// Titles of single documents, for who knows only their ids: asked for once, and kept.
import { commands } from '../commands';

class Titles {
  #known = $state.raw<ReadonlyMap<string, string>>(new Map());

  of(document: string): string | undefined {
    return this.#known.get(document);
  }

  /** Sees to it that these are known, as far as they are there. */
  async ask(documents: readonly string[]): Promise<void> {
    const missing = documents.filter((one) => !this.#known.has(one));
    if (missing.length === 0) return;
    try {
      const found = await commands.documents(missing);
      this.#known = new Map([...this.#known, ...found.map((one) => [one.document, one.title] as const)]);
    } catch {
      // what is named by it is shown without a name; nothing else depends on it
    }
  }
}

export const titles = new Titles();
