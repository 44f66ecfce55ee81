// The views and dialogs that no start shows first, each with its code in a file of its own.
export const later = {
  notebook: () => import('./notebook/NotebookView.svelte'),
  results: () => import('./search/ResultsView.svelte'),
  settings: () => import('./settings/SettingsView.svelte'),
  search: () => import('./search/SearchBox.svelte'),
  exporting: () => import('./export/ExportDialog.svelte'),
  keys: () => import('./settings/KeyboardSheet.svelte'),
  tags: () => import('./notes/TagsDialog.svelte'),
} as const;

/** ms after the start at which their code is fetched, so that none of them has to be waited for. */
const SETTLED = 1200;

/** Fetches them one after the other while nothing else is to be done. */
export function fetchLater(): void {
  setTimeout(() => void inTurn(), SETTLED);
}

async function inTurn(): Promise<void> {
  for (const load of Object.values(later)) {
    // What cannot be read now is asked for again when it is wanted.
    await load().catch(() => undefined);
  }
}
