// @vitest-environment jsdom
// What becomes of files that were refused when they are tried again.
import { beforeEach, expect, it, vi } from 'vitest';
import type { Added, Failed } from '../commands';

const { addRefusedAgain } = vi.hoisted(() => ({ addRefusedAgain: vi.fn() }));
vi.mock('../commands', () => ({
  afterDeeds: () => undefined,
  deedDone: () => undefined,
  commands: { addRefusedAgain },
  fault: (thrown: unknown) => ({ code: 'unexpected', message: String(thrown), detail: null, versions: null }),
}));
vi.mock('./overview.svelte', () => ({ overview: { refresh: () => Promise.resolve() } }));
vi.mock('./desk.svelte', () => ({ desk: { openDocument: vi.fn() } }));
const { adding } = await import('./adding.svelte');

const failed = (path: string) => ({ path, code: 'empty', message: `${path} is empty.` }) as unknown as Failed;
const came = { imported: [{ document: 'x', status: 'added' }], failed: [] } as unknown as Added;

beforeEach(() => {
  addRefusedAgain.mockReset();
  adding.refused = { imported: [], failed: ['a', 'b', 'c'].map(failed) };
  adding.mended = new Set();
});

it('all that are left are tried in turn, and what is as it was stays in the list', async () => {
  adding.mended = new Set([0]);
  addRefusedAgain.mockImplementation((index: number) =>
    Promise.resolve(index === 1 ? { imported: [], failed: [failed('b')] } : came),
  );
  const trying = adding.allAgain();
  expect(adding.isTrying).toBe(true);
  await trying;
  expect(addRefusedAgain.mock.calls).toEqual([[1], [2]]);
  expect([...adding.mended]).toEqual([0, 2]);
  expect(adding.refused?.failed).toHaveLength(3);
  expect(adding.isTrying).toBe(false);
});

it('whoever closes the list ends it', async () => {
  addRefusedAgain.mockImplementation(() => {
    adding.read();
    return Promise.resolve(came);
  });
  await adding.allAgain();
  expect(addRefusedAgain).toHaveBeenCalledTimes(1);
  expect(adding.isTrying).toBe(false);
});

it('when all have come in the list closes', async () => {
  addRefusedAgain.mockResolvedValue(came);
  await adding.allAgain();
  expect(addRefusedAgain).toHaveBeenCalledTimes(3);
  expect(adding.refused).toBeNull();
});
