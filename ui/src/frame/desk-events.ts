// What happens outside the page, and who deals with it.
import { deedDone, type DeskEvent } from '../commands';
import { adding } from '../state/adding.svelte';
import { notebook } from '../notebook/notebook.svelte';
import { desk } from '../state/desk.svelte';
import { dropping } from '../state/dropping.svelte';
import { overview } from '../state/overview.svelte';
import { report } from '../state/report.svelte';
import { roles } from '../state/roles.svelte';
import { tagList } from '../state/tags.svelte';
import { closing } from './closing.svelte';
import { cutOff } from './cut-off.svelte';

export function hear(event: DeskEvent): void {
  switch (event.kind) {
    case 'closing':
      void closing.close();
      break;
    case 'changed':
      deedDone();
      void overview.refresh();
      void tagList.refresh();
      if (desk.view === 'notebook') void notebook.refresh();
      void report.refresh();
      void roles.refresh();
      break;
    case 'indexed':
      if (desk.view === 'notebook') void notebook.refresh();
      break;
    case 'cut-off':
      cutOff.hear(event.problems);
      break;
    case 'drag':
    case 'drag-moved':
    case 'drag-left':
    case 'dropped':
      dropping.hear(event);
      break;
    default:
      adding.hear(event);
  }
}
