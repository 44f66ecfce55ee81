// @vitest-environment jsdom
// What becomes of what was said when something else is done.
import { beforeEach, expect, it, vi } from 'vitest';

const { listeners } = vi.hoisted(() => ({ listeners: [] as (() => void)[] }));
vi.mock('../commands', () => ({
  afterDeeds: (heard: () => void) => listeners.push(heard),
  fault: (thrown: unknown) => ({ message: String(thrown) }),
}));
const { say, toasts } = await import('./toasts.svelte');
const somethingIsDone = () => listeners.forEach((heard) => heard());

beforeEach(() => toasts.dismiss());

it('an offer to undo goes with the next deed, which Undo would take back instead', () => {
  for (const offer of [{ undo: true }, { redo: true }]) {
    say({ text: 'Removed', ...offer });
    somethingIsDone();
    expect(toasts.current).toBeNull();
  }
  say({ text: 'Copied' });
  somethingIsDone();
  expect(toasts.current?.text).toBe('Copied');
});
