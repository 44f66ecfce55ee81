// What happens outside the page, and who deals with it.
import type { DeskEvent } from '../commands';
import { adding } from '../state/adding.svelte';
import { overview } from '../state/overview.svelte';
import { report } from '../state/report.svelte';
import { roles } from '../state/roles.svelte';
import { closing } from './closing.svelte';
import { cutOff } from './cut-off.svelte';

export function hear(event: DeskEvent): void {
  switch (event.kind) {
    case 'closing':
      void closing.close();
      break;
    case 'changed':
      void overview.refresh();
      void report.refresh();
      void roles.refresh();
      break;
    case 'indexed':
      break;
    case 'cut-off':
      cutOff.hear(event.problems);
      break;
    default:
      adding.hear(event);
  }
}
