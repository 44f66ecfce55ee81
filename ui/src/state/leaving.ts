// What must reach the disk before the window goes: whoever holds something unsaved says so here.
type Flush = () => unknown;

const flushes = new Set<Flush>();

/** `flush` is called when the window is about to go or is put away. The answer takes it back. */
export function onLeaving(flush: Flush): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Saves what is unsaved; resolves when it is on the disk or has failed. */
export async function leave(): Promise<void> {
  await Promise.allSettled([...flushes].map(async (flush) => flush()));
}

/** Saves, too, when the system puts the window away without asking. */
export function watchLeaving(): void {
  addEventListener('pagehide', () => void leave());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void leave();
  });
}
