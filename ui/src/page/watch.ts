/**
 * Lets the reading clock (`progress.ts`) run while the window is looked at, and wakes it when the
 * next topic will have been read.
 */
import { ReadingClock } from './progress';
import type { Seen } from './progress';

export class Watch {
  private readonly clock: ReadingClock;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param read topics that are read already
   * @param seen the topics whose last line is on screen now
   * @param onRead a topic has been read
   */
  constructor(
    read: Iterable<number> | undefined,
    private readonly seen: () => readonly Seen[],
    private readonly onRead: ((topic: number) => void) | undefined,
  ) {
    this.clock = new ReadingClock(read);
    document.addEventListener('visibilitychange', this.look);
  }

  isRead(topic: number): boolean {
    return this.clock.isRead(topic);
  }

  /** To be called whenever what is on screen has changed. */
  readonly look = (): void => {
    clearTimeout(this.timer);
    const now = performance.now();
    const read = document.hidden ? this.clock.pause(now) : this.clock.look(now, this.seen());
    for (const topic of read) this.onRead?.(topic);
    const next = document.hidden ? null : this.clock.next();
    if (next !== null) this.timer = setTimeout(this.look, next + 10);
  };

  stop(): void {
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.look);
  }
}
