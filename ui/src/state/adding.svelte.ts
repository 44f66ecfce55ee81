// Adding documents: by the system's dialog, by a drop, or handed over from outside; what came of it is said here.
import { commands, type Added, type DeskEvent } from '../commands';
import { t } from '../words';
import { desk } from './desk.svelte';
import { overview } from './overview.svelte';
import { pace } from './pace';
import { say, sayFailure } from './toasts.svelte';

const LOOK_EVERY = 500;

class Adding {
  /** A running import, once it is worth showing: from two files or one second on. */
  running = $state.raw<{ done: number; of: number; failed: number; rate: number; left: number } | null>(null);
  /** Files held over the window. */
  drag = $state.raw<{ files: number; folders: number } | null>(null);
  /** What could not be added, until it was read. */
  refused = $state.raw<Added | null>(null);
  /** Places in that list of files that came in at another try. */
  mended = $state.raw<ReadonlySet<number>>(new Set());
  #since = 0;
  #stopped = false;
  #looking = false;
  #looked = 0;

  async files(): Promise<void> {
    await this.#ask(() => commands.addFiles());
  }

  async folder(): Promise<void> {
    await this.#ask(() => commands.addFolder());
  }

  async cancel(): Promise<void> {
    this.#stopped = true;
    await commands.cancelAdding().catch(sayFailure);
  }

  hear(event: Exclude<DeskEvent, { kind: 'closing' | 'changed' | 'cut-off' | 'indexed' }>): void {
    if (event.kind === 'drag') {
      this.drag = event.over ? { files: event.files, folders: event.folders } : null;
    } else if (event.kind === 'adding') {
      this.#progress(event.done, event.of, event.failed);
    } else if (event.kind === 'added') {
      void this.#take(event.added);
    } else {
      this.#end();
      void overview.refresh();
      sayFailure(event.error);
    }
  }

  async #ask(dialog: () => Promise<Added | null>): Promise<void> {
    try {
      const added = await dialog();
      if (added) await this.#take(added);
    } catch (thrown) {
      this.#end();
      sayFailure(thrown);
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

  async show(index: number): Promise<void> {
    await commands.showRefused(index).catch(sayFailure);
  }

  /** The list of what was left out has been read. */
  read(): void {
    this.refused = null;
  }

  #refuse(added: Added): void {
    this.mended = new Set();
    this.refused = added;
  }

  #progress(done: number, of: number, failed: number): void {
    if (this.#since === 0 || done === 0) this.#since = performance.now();
    const elapsed = performance.now() - this.#since;
    if (of > 1 || elapsed > 1000) this.running = { done, of, failed, ...pace(done, of, elapsed) };
    void this.#showWhatIsIn();
  }

  /** What is in stands in the library while the rest comes; looked at twice a second, or less where that takes long. */
  async #showWhatIsIn(): Promise<void> {
    if (this.#looking || performance.now() - this.#looked < LOOK_EVERY) return;
    this.#looking = true;
    await overview.refresh();
    this.#looked = performance.now();
    this.#looking = false;
  }

  #end(): void {
    this.drag = null;
    this.running = null;
    this.#since = 0;
    this.#stopped = false;
  }

  async #take(added: Added): Promise<void> {
    const stopped = this.#stopped;
    this.#end();
    await overview.refresh();
    const { imported, failed } = added;
    const fresh = imported.filter((one) => one.status !== 'already-there');
    if (failed.length > 0) this.#refuse(added);
    if (stopped) say({ text: t('adding-stopped', { count: fresh.length }), undo: fresh.length > 0 });
    const [only] = imported;
    if (only && imported.length === 1 && failed.length === 0) {
      await desk.openDocument(only.document);
      if (fresh.length === 0) say({ text: t('already-there', { count: 1 }) });
    } else if (failed.length === 0 && imported.length > 1 && !stopped) {
      if (fresh.length === 0) say({ text: t('already-there', { count: imported.length }) });
      else say({ text: t('documents-added', { count: fresh.length }) });
    }
  }
}

export const adding = new Adding();
