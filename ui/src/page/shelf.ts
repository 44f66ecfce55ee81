/**
 * The HTML of topics on its way from the core to the page: asked for once, kept for a while, thrown
 * out when there is too much of it. Knows no DOM.
 */
import { runsOf } from './window';

/** Reads the HTML of the topics `from` to `to` (exclusive), in order. */
export type Load = (from: number, to: number) => Promise<readonly string[]>;

/** How much is kept: topics, and UTF-16 units of HTML. What was asked for last stays in any case. */
export interface Room {
  readonly topics: number;
  readonly units: number;
}

export class Shelf {
  /** In the order of last use, the oldest first. */
  private readonly kept = new Map<number, string>();
  private units = 0;
  private readonly coming = new Map<number, Promise<void>>();

  constructor(
    private readonly load: Load,
    private readonly room: Room = { topics: 200, units: 4_000_000 },
  ) {}

  /** Put HTML there that came another way. */
  put(topic: number, html: string): void {
    this.drop(topic);
    this.kept.set(topic, html);
    this.units += html.length;
  }

  /** A topic's HTML if it is here. */
  get(topic: number): string | undefined {
    const html = this.kept.get(topic);
    if (html === undefined) return undefined;
    this.kept.delete(topic);
    this.kept.set(topic, html);
    return html;
  }

  has(topic: number): boolean {
    return this.kept.has(topic);
  }

  /** How many topics are here, for tests. */
  get size(): number {
    return this.kept.size;
  }

  /** Resolves when all these topics are here; asks only for those that are neither here nor coming. */
  async fetch(topics: readonly number[]): Promise<void> {
    const missing = topics.filter((t) => !this.kept.has(t) && !this.coming.has(t));
    for (const { from, to } of runsOf(missing)) {
      const call = this.load(from, to)
        .then((list) => {
          list.forEach((html, i) => {
            this.put(from + i, html);
          });
        })
        .finally(() => {
          for (let t = from; t < to; t++) this.coming.delete(t);
        });
      for (let t = from; t < to; t++) this.coming.set(t, call);
    }
    const waits = new Set(topics.map((t) => this.coming.get(t)).filter((p) => p !== undefined));
    await Promise.all(waits);
    for (const t of topics) this.get(t);
    this.trim(topics.length);
  }

  /** Throw everything out, as when the document's HTML was made anew. */
  clear(): void {
    this.kept.clear();
    this.units = 0;
  }

  private drop(topic: number): void {
    this.units -= this.kept.get(topic)?.length ?? 0;
    this.kept.delete(topic);
  }

  private trim(inUse: number): void {
    for (const topic of this.kept.keys()) {
      const tooMuch = this.kept.size > this.room.topics || this.units > this.room.units;
      if (!tooMuch || this.kept.size <= inUse) return;
      this.drop(topic);
    }
  }
}
