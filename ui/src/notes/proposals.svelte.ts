/** What a link being typed may lead to: asked for at each key, chosen with arrows, taken with Enter, Tab or a click. */
import { commands, type LinkProposal } from '../commands';
import { begunAt, type Begun } from './link-typing';

export class Proposals {
  list = $state.raw<LinkProposal[]>([]);
  begun = $state.raw<Begun | null>(null);
  active = $state(0);
  /** Where a list was closed with Esc: it stays so until another link is begun. */
  #closed = -1;
  #asked = 0;

  readonly open = $derived(this.begun !== null && this.list.length > 0);

  /** Call after every change of text or caret. */
  async look(text: string, caret: number): Promise<void> {
    const begun = begunAt(text, caret);
    if (begun === null || begun.start !== this.#closed) this.#closed = -1;
    const asked = ++this.#asked;
    if (begun === null || begun.start === this.#closed) return this.close();
    if (begun.start === this.begun?.start && begun.typed === this.begun.typed) return;
    let list: LinkProposal[];
    try {
      list = await commands.completeLink(begun.typed);
    } catch {
      list = []; // a help; without it one types the address
    }
    if (asked !== this.#asked) return;
    this.begun = begun;
    this.list = list;
    this.active = 0;
  }

  move(by: 1 | -1): void {
    this.active = (this.active + by + this.list.length) % this.list.length;
  }

  /** Puts the list away; what is typed on at the same brackets does not bring it back. */
  dismiss(): void {
    this.#closed = this.begun?.start ?? -1;
    this.close();
  }

  close(): void {
    this.#asked++;
    this.begun = null;
    this.list = [];
  }
}
