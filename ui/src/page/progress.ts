/**
 * What has been read. Pure: time and what is on screen come in as arguments.
 */

/** A quick reader's time for one line, ms. */
export const MS_PER_LINE = 250;

/** Words a minute for the time left, until the reader's own pace is known. */
export const WORDS_PER_MINUTE = 230;

/** A topic whose last line is on screen, and how many of its lines are there. */
export interface Seen {
  readonly topic: number;
  readonly lines: number;
}

/**
 * Decides when a topic has been read: when its last line has been on screen for as long as a quick
 * reader needs for the topic's lines that are there with it. Time on screen adds up over visits; time
 * in which the window was not looked at is not counted.
 */
export class ReadingClock {
  private readonly read: Set<number>;
  private readonly spent = new Map<number, number>();
  private seen: readonly Seen[] = [];
  private since: number | null = null;

  constructor(read: Iterable<number> = []) {
    this.read = new Set(read);
  }

  isRead(topic: number): boolean {
    return this.read.has(topic);
  }

  /**
   * What is on screen from `now` (ms) on; the time since the last call goes to what was there till
   * now. Answers the topics that became read.
   */
  look(now: number, seen: readonly Seen[]): number[] {
    const done: number[] = [];
    const passed = this.since === null ? 0 : Math.max(0, now - this.since);
    for (const { topic, lines } of this.seen) {
      if (this.read.has(topic)) continue;
      const spent = (this.spent.get(topic) ?? 0) + passed;
      if (spent >= Math.max(1, lines) * MS_PER_LINE) {
        this.read.add(topic);
        this.spent.delete(topic);
        done.push(topic);
      } else {
        this.spent.set(topic, spent);
      }
    }
    this.seen = seen;
    this.since = now;
    return done;
  }

  /** The window lost the reader's eye: time stops until the next `look`. */
  pause(now: number): number[] {
    const done = this.look(now, []);
    this.since = null;
    return done;
  }

  /** How long from the last `look` until something on screen is read, ms; null when nothing will be. */
  next(): number | null {
    const waits = this.seen
      .filter(({ topic }) => !this.read.has(topic))
      .map(({ topic, lines }) => Math.max(1, lines) * MS_PER_LINE - (this.spent.get(topic) ?? 0));
    return waits.length > 0 ? Math.max(0, Math.min(...waits)) : null;
  }
}

/**
 * The share of a topic that has passed a reading line, 0 to 1. All three in the same coordinates:
 * the topic's top and height, and the line (the upper edge of the screen, where reading goes on after a break).
 */
export function sharePassed(top: number, height: number, line: number): number {
  if (height <= 0) return line >= top ? 1 : 0;
  return Math.min(1, Math.max(0, (line - top) / height));
}

/** How far the reader is: the topic being read and the share of it that is passed. */
export interface Reached {
  readonly topic: number;
  readonly share: number;
}

/** The share of a document's words that are read, 0 to 1: of read topics all, of the current its share. */
export function shareRead(
  words: readonly number[],
  isRead: (topic: number) => boolean,
  reached: Reached | null,
): number {
  const total = words.reduce((sum, n) => sum + n, 0);
  return total === 0 ? 0 : 1 - wordsLeft(words, isRead, reached) / total;
}

/** Words that are not read yet. */
export function wordsLeft(
  words: readonly number[],
  isRead: (topic: number) => boolean,
  reached: Reached | null,
): number {
  return words.reduce((sum, n, topic) => {
    if (isRead(topic)) return sum;
    return sum + n * (topic === reached?.topic ? 1 - reached.share : 1);
  }, 0);
}

/** Whole minutes for so many words, rounded up: none only when nothing is left. */
export function minutesFor(words: number, perMinute: number = WORDS_PER_MINUTE): number {
  return Math.ceil(words / perMinute);
}

/** A share as whole per cent: 100 only when all is read, 0 only when nothing is. */
export function percent(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 100;
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}
