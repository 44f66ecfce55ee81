// Adding documents: by the system's dialog, by a drop, or handed over from outside; what came of it is said here.
import { commands, deedDone, type Added, type DeskEvent } from '../commands';
import { t } from '../words';
import { collections } from './collections.svelte';
import { desk } from './desk.svelte';
import { overview } from './overview.svelte';
import { pace } from './pace';
import { say, sayFailure } from './toasts.svelte';

/** Between two looks at what is in, ms. */
const LOOK_EVERY = 500;

/** How far a lot of files is: how many a second, and how many seconds are left. */
interface Standing {
  done: number;
  of: number;
  failed: number;
  /** How many lots come after it. */
  waiting: number;
  rate: number;
  left: number;
}

type AddingEvent = Extract<DeskEvent, { kind: 'adding' | 'added' | 'adding-failed' }>;

class Adding {
  /** The lot that comes in. */
  running = $state.raw<Standing | null>(null);
  /** It is to stop, once the file is read that is being read. */
  stopping = $state(false);
  /** What could not be added, until it was read. */
  refused = $state.raw<Added | null>(null);
  /** Places in that list of files that came in at another try. */
  mended = $state.raw<ReadonlySet<number>>(new Set());
  /** All of them are being tried again. */
  isTrying = $state(false);
  /** Counts the lists of what was left out. */
  #list = 0;
  #since = 0;
  #looking = false;
  /** Something was told of since the last look. */
  #isMore = false;

  async files(): Promise<void> {
    await commands.addFiles().catch(sayFailure);
  }

  async folder(): Promise<void> {
    await commands.addFolder().catch(sayFailure);
  }

  async cancel(): Promise<void> {
    this.stopping = true;
    await commands.cancelAdding().catch(sayFailure);
  }

  hear(event: AddingEvent): void {
    if (event.kind === 'adding') return this.#progress(event);
    if (event.is_lot) this.#end();
    if (event.kind === 'added') {
      void this.#take(event);
    } else {
      void overview.refresh();
      sayFailure(event.error);
    }
  }

  /** Another try at a file that was left out, by its place in the list. */
  async again(index: number): Promise<void> {
    const { refused } = this;
    if (!refused) return;
    try {
      const { imported, failed } = await commands.addRefusedAgain(index);
      if (this.refused !== refused) return;
      const [still] = failed;
      this.refused = {
        imported: [...refused.imported, ...imported],
        failed: refused.failed.map((file, at) => (at === index && still ? still : file)),
      };
      if (still) return;
      this.mended = new Set([...this.mended, index]);
      await overview.refresh();
      if (this.mended.size < refused.failed.length) return;
      this.read();
      const [only] = imported;
      if (only && refused.failed.length === 1 && refused.imported.length === 0)
        await desk.openDocument(only.document);
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  /** Another try at all of them that are left, one after the other; whoever closes the list ends it. */
  async allAgain(): Promise<void> {
    const { length } = this.refused?.failed ?? [];
    const list = this.#list;
    this.isTrying = true;
    for (let index = 0; index < length && list === this.#list; index++)
      if (!this.mended.has(index)) await this.again(index);
    this.isTrying = false;
  }

  async show(index: number): Promise<void> {
    await commands.showRefused(index).catch(sayFailure);
  }

  /** The list of what was left out has been read. */
  read(): void {
    this.#list += 1;
    this.refused = null;
  }

  #refuse(added: Added): void {
    this.#list += 1;
    this.mended = new Set();
    this.refused = added;
  }

  #progress({ done, of, failed, waiting }: Extract<AddingEvent, { kind: 'adding' }>): void {
    if (this.#since === 0 || done === 0) this.#since = performance.now();
    this.running = { done, of, failed, waiting, ...pace(done, of, performance.now() - this.#since) };
    void this.#showWhatIsIn();
  }

  /** What is in stands in the library while the rest comes; looked at twice a second, or less where that takes long. */
  async #showWhatIsIn(): Promise<void> {
    this.#isMore = true;
    if (this.#looking) return;
    this.#looking = true;
    while (this.#isMore && this.running) {
      this.#isMore = false;
      // Afterwards too: what was told of last is written a moment later.
      await new Promise((done) => setTimeout(done, LOOK_EVERY));
      await overview.refresh();
    }
    this.#looking = false;
  }

  #end(): void {
    this.running = null;
    this.stopping = false;
    this.#since = 0;
  }

  async #take({
    added,
    collection,
    is_stopped: stopped,
    has_changed: undo,
  }: Extract<AddingEvent, { kind: 'added' }>): Promise<void> {
    if (undo) deedDone();
    await overview.refresh();
    const { imported, failed } = added;
    const fresh = imported.filter((one) => one.status !== 'already-there').length;
    if (failed.length > 0) this.#refuse(added);
    if (stopped) return say({ text: t('adding-stopped', { count: fresh }), undo });
    if (failed.length === 0 && imported.length === 0) return say({ text: t('nothing-to-read') });
    if (failed.length > 0) return;
    const count = imported.length;
    if (collection !== null) {
      const name = collections.name(collection);
      if (undo) say({ text: t('put-on-collection', { count, name }), undo });
      else say({ text: t('on-collection-already', { name }) });
      return;
    }
    const [only] = imported;
    if (only && count === 1) await desk.openDocument(only.document);
    if (fresh === 0) say({ text: t('already-there', { count }) });
    else if (fresh < count)
      say({ text: t('documents-added-of-some-known', { count: fresh, of: count, known: count - fresh }) });
    else if (count > 1) say({ text: t('documents-added', { count: fresh }) });
  }
}

export const adding = new Adding();
