/**
 * From a key to the deed it stands for. There is one listener for the window; who can do a deed
 * registers for as long as it can, and the one that registered last is asked first. A handler that
 * answers `false` did nothing, and the next one is asked.
 */
import { chordLabel, matches } from './chords';
import type { Platform, Pressed } from './chords';
import { table } from './table';
import type { Deed, KeyRow } from './table';

/** Does the deed; `false` when it does not apply just now. */
export type Handler = (event: KeyboardEvent) => unknown;

/** What decides whether a row applies. */
export interface Situation {
  readonly platform: Platform;
  readonly inField: boolean;
  readonly onMark: boolean;
  readonly singleKeys: boolean;
}

const deeds = Object.entries(table) as [Deed, KeyRow][];
const handlers = new Map<Deed, Handler[]>();
let platform: Platform = 'linux';
let singleKeys: () => boolean = () => true;

/** The deeds that a key stands for in a situation, in the order of the table. */
export function deedsFor(event: Pressed, situation: Situation): Deed[] {
  return deeds.filter(([, row]) => applies(row, event, situation)).map(([deed]) => deed);
}

function applies(row: KeyRow, event: Pressed, situation: Situation): boolean {
  if (row.onMark === true && !situation.onMark) return false;
  if (row.notInFields === true && situation.inField) return false;
  const always = (situation.platform === 'macos' ? row.mac : undefined) ?? row.always ?? [];
  if (always.some((chord) => matches(event, chord, situation.platform))) return true;
  if (situation.inField || !situation.singleKeys) return false;
  return (row.single ?? []).some((chord) => matches(event, chord, situation.platform));
}

/** Offer to do some deeds; the answer takes the offer back. */
export function onKeys(offered: Partial<Record<Deed, Handler>>): () => void {
  const added = Object.entries(offered) as [Deed, Handler][];
  for (const [deed, handler] of added) handlers.set(deed, [handler, ...(handlers.get(deed) ?? [])]);
  return () => {
    for (const [deed, handler] of added) {
      handlers.set(
        deed,
        (handlers.get(deed) ?? []).filter((other) => other !== handler),
      );
    }
  };
}

/** The deeds that somebody offers to do now, in the order of the table. */
export function offered(): Deed[] {
  return deeds.map(([deed]) => deed).filter((deed) => (handlers.get(deed) ?? []).length > 0);
}

/** Whether a key stands for a deed wherever it is pressed; outside fields also for what they need themselves. */
export function standsFor(event: Pressed, deed: Deed, inField = true): boolean {
  return applies(table[deed], event, { platform, inField, onMark: false, singleKeys: false });
}

/** Do a deed as its key would. False when nobody did. */
export function perform(deed: Deed, event: KeyboardEvent): boolean {
  return (handlers.get(deed) ?? []).some((handler) => handler(event) !== false);
}

/** Where letters belong to the text being written. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(?:checkbox|radio|button|range|submit)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Listen to the window from now on. */
export function listen(on: { readonly platform: Platform; readonly singleKeys: () => boolean }): () => void {
  platform = on.platform;
  singleKeys = on.singleKeys;
  document.addEventListener('keydown', onKeyDown);
  document.addEventListener('keydown', undoInField, true);
  return () => {
    document.removeEventListener('keydown', undoInField, true);
    document.removeEventListener('keydown', onKeyDown);
  };
}

/** In a field the keys of undo and redo are the field's own. WebKitGTK has that undo, but gives it no key. */
function undoInField(event: KeyboardEvent): void {
  if (event.isComposing || !isField(event.target)) return;
  const deed = standsFor(event, 'undo', false) ? 'undo' : standsFor(event, 'redo', false) ? 'redo' : null;
  if (deed === null) return;
  event.preventDefault();
  document.execCommand(deed);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target;
  const situation: Situation = {
    platform,
    inField: isField(target),
    onMark: target instanceof HTMLElement && target.closest('mark[data-mark]') !== null,
    singleKeys: singleKeys(),
  };
  for (const deed of deedsFor(event, situation)) {
    if (!perform(deed, event)) continue;
    event.preventDefault();
    return;
  }
}

/** The key to show beside a deed's name; '' when it has none now. */
export function keyFor(deed: Deed): string {
  const row = table[deed];
  const always = (platform === 'macos' ? row.mac : undefined) ?? row.always;
  const chord = (singleKeys() ? row.single?.[0] : undefined) ?? always?.[0];
  return chord === undefined ? '' : chordLabel(chord, platform);
}

/** The system this runs on. */
export function isMac(): boolean {
  return platform === 'macos';
}
