// The views and dialogs that no start shows first, each with its code in a file of its own.
export const later = {
  notebook: () => import('./notebook/NotebookView.svelte'),
  results: () => import('./search/ResultsView.svelte'),
  settings: () => import('./settings/SettingsView.svelte'),
  search: () => import('./search/SearchBox.svelte'),
  exporting: () => import('./export/ExportDialog.svelte'),
  keys: () => import('./settings/KeyboardSheet.svelte'),
  tags: () => import('./notes/AllTagsDialog.svelte'),
} as const;

/** ms after the start. Who presses Ctrl+K types on at once; all else may come a moment later. */
const SETTLED = 1200;

/** Fetches that of the one box while nothing else is to be done. What cannot be read is asked for again when it is wanted. */
export function fetchLater(): void {
  setTimeout(() => void later.search().catch(() => undefined), SETTLED);
}
