// The one door to the core: every other room calls `commands` from here and nothing of Tauri.
import { Channel } from '@tauri-apps/api/core';
import { commands, type CommandError, type DeskEvent } from './bindings';

export { commands };
export type * from './bindings';
export type { Format as ExportFormat } from './bindings';

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
