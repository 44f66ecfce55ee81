// Closing the window: first everything reaches the disk. What cannot, because the disk refuses it, is shown before it is lost.
import { commands } from '../commands';
import { unsavedTexts } from '../notes/drafts';
import { leave } from '../state/leaving';
import { report } from '../state/report.svelte';
import { sayFailure } from '../state/toasts.svelte';

class Closing {
  /** Texts that could not be saved, while it is asked what to do with them. */
  unsaved = $state.raw<string[] | null>(null);

  async close(): Promise<void> {
    await commands.closingHeard().catch(sayFailure);
    await leave();
    await report.keep();
    const texts = unsavedTexts();
    if (texts.length > 0) this.unsaved = texts;
    else await this.now();
  }

  stay(): void {
    this.unsaved = null;
  }

  async copyAndClose(): Promise<void> {
    try {
      await navigator.clipboard.writeText(unsavedTexts().join('\n\n'));
      await this.now();
    } catch (thrown) {
      this.stay();
      sayFailure(thrown);
    }
  }

  async now(): Promise<void> {
    await commands.closeWindow().catch(sayFailure);
  }
}

export const closing = new Closing();
