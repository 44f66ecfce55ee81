// The user's settings: applied to the page at once, kept by the shell a moment later.
import { commands, type Settings } from '../commands';
import { onLeaving } from './leaving';
import { sayFailure } from './toasts.svelte';
import { contrast, dark, wear } from './wear';

export const settings = $state<Settings>({
  theme: 'system',
  face: 'serif',
  size: 18,
  line: 1.6,
  width: 34.5,
  justified: false,
  interface_size: 100,
  single_keys: true,
  last_colour: 'yellow',
  contents_open: true,
  notes_open: true,
  contents_width: 264,
  notes_width: 320,
  export_format: 'markdown',
  export_arrange: 'topic',
  export_context: 'none',
  export_kinds: [],
  export_orphaned: true,
  notebook_grouping: 'topic',
  notebook_sorting: 'place',
  library_layout: 'list',
  library_sort: 'opened',
  library_descending: true,
  open_document: null,
  tour_seen: false,
  command_uses: {},
});

const SETTLES = 200;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Changes some settings: seen at once, kept when the hand has come to rest. */
export function change(part: Partial<Settings>): void {
  Object.assign(settings, part);
  apply();
  clearTimeout(timer);
  timer = setTimeout(() => void keep(), SETTLES);
}

/** Takes the settings the window started with, and follows the system's wishes from now on. */
export function takeSettings(kept: Settings): void {
  Object.assign(settings, kept);
  apply();
  dark().addEventListener('change', apply);
  contrast().addEventListener('change', apply);
  onLeaving(() => (timer === undefined ? undefined : keep()));
}

function apply(): void {
  wear(settings);
}

function keep(): Promise<unknown> {
  clearTimeout(timer);
  timer = undefined;
  return commands.saveSettings($state.snapshot(settings)).catch(sayFailure);
}
