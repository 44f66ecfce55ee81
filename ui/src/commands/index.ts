// The one door to the core: every other room calls `commands` from here and nothing of Tauri.
import { Channel } from '@tauri-apps/api/core';
import { commands as bound, type CommandError, type DeskEvent } from './bindings';

export type * from './bindings';
export type { Format as ExportFormat } from './bindings';

/** What stands in the journal afterwards, so that Undo takes that back and nothing that was done before. */
const DEEDS = [
  'highlight',
  'noteOnTopic',
  'noteOnDocument',
  'bookmarkTopic',
  'bookmarkPlace',
  'editAnnotation',
  'editAnnotations',
  'resizeAnnotation',
  'removeAnnotation',
  'removeAnnotations',
  'removeDocument',
  'removeDocuments',
  'bringBackReport',
  'arrangeDocuments',
  'editDetails',
  'createCollection',
  'renameCollection',
  'removeCollection',
  'renameTag',
  'removeTag',
  'setColourRole',
  'saveSearch',
  'removeSearch',
  'undo',
  'redo',
] as const satisfies readonly (keyof typeof bound)[];

const listeners: (() => void)[] = [];

/** `heard` is called after each deed, before whoever asked for it goes on. */
export function afterDeeds(heard: () => void): void {
  listeners.push(heard);
}

/** Something was done that Undo takes back. */
export function deedDone(): void {
  for (const heard of listeners) heard();
}

function telling<Arguments extends unknown[], Answer>(
  command: (...given: Arguments) => Promise<Answer>,
): (...given: Arguments) => Promise<Answer> {
  return async (...given) => {
    const answer = await command(...given);
    deedDone();
    return answer;
  };
}

/** Every command of the core. */
export const commands: typeof bound = {
  ...bound,
  ...Object.fromEntries(DEEDS.map((deed) => [deed, telling(bound[deed] as () => Promise<unknown>)])),
};

/** Listens to what happens outside the page: files dropped or handed over, a running import, another program. */
export function watch(heard: (event: DeskEvent) => void): Promise<unknown> {
  const events = new Channel<DeskEvent>();
  events.onmessage = heard;
  return commands.watch(events);
}

/** What a command threw, in the shape the core gives it; anything else becomes one with the code `unexpected`. */
export function fault(thrown: unknown): CommandError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    const { code, message } = thrown;
    const detail = 'detail' in thrown && typeof thrown.detail === 'string' ? thrown.detail : null;
    const versions = 'versions' in thrown ? (thrown.versions as CommandError['versions']) : null;
    if (typeof code === 'string' && typeof message === 'string') return { code, message, detail, versions };
  }
  return {
    code: 'unexpected',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    detail: null,
    versions: null,
  };
}
