// What is said when the last run did not end properly: in passing where all is sound, else in a dialog.
import { say } from '../state/toasts.svelte';
import { t } from '../words';

class CutOff {
  /** How much of the library is not as it was saved, until it was read. */
  problems = $state(0);

  hear(problems: number): void {
    if (problems === 0) say({ text: t('cut-off-sound') });
    else this.problems = problems;
  }

  read(): void {
    this.problems = 0;
  }
}

export const cutOff = new CutOff();
