/**
 * How tall every topic of a document is, measured where it has been on the page and estimated
 * where it has not, and so where each topic begins.
 *
 * All lengths are CSS pixels in *virtual* coordinates: 0 is the top of topic 0, and every topic has
 * its full height. Sums are kept in a Fenwick tree (P. M. Fenwick, "A new data structure for
 * cumulative frequency tables", 1994), so that each question and each change costs log n steps.
 */

/**
 * The tallest column that is laid out at full size, px. WebKit draws no element taller than
 * 33,554,428 px (2^31 sixty-fourths of a pixel), and well below that its positions, single-precision
 * numbers, are no longer exact to a pixel: at 15 million lines were seen to shift by two. This leaves
 * 20 MB of text unscaled.
 */
export const TALLEST = 12_000_000;

/** What an estimate needs to know of the type: characters on a full line, and its leading in px. */
export interface TypeSize {
  readonly charsPerLine: number;
  readonly lineHeight: number;
}

/** Room for a topic's heading and the space around it, px. */
const HEADING = 80;

/** Mean width of a character of running text, in em, over the three faces. */
const CHARACTER_EM = 0.49;

/** Characters on a full line of a column `width` px wide at a font size of `fontSize` px. */
export function charsPerLine(width: number, fontSize: number): number {
  return Math.max(8, Math.floor(width / (fontSize * CHARACTER_EM)));
}

/** A first guess at the height of a topic of `chars` code points, px. */
export function estimate(chars: number, type: TypeSize): number {
  return HEADING + Math.max(1, Math.ceil(chars / type.charsPerLine)) * type.lineHeight;
}

/** The heights of topics 0..count-1. */
export class Heights {
  readonly count: number;
  private readonly heights: Float64Array;
  private readonly measured: Uint8Array;
  /** tree[i] is the sum of the heights of the (i & -i) topics that end before topic i. */
  private readonly tree: Float64Array;

  constructor(estimates: ArrayLike<number>) {
    this.count = estimates.length;
    this.heights = Float64Array.from(estimates);
    this.measured = new Uint8Array(this.count);
    this.tree = new Float64Array(this.count + 1);
    this.build();
  }

  /** The height of a topic. */
  height(topic: number): number {
    return this.heights[topic] ?? 0;
  }

  /** True when the height was measured since the last `reestimate`. */
  isMeasured(topic: number): boolean {
    return this.measured[topic] === 1;
  }

  /** Where a topic begins: the sum of all heights before it. `offset(count)` is the total. */
  offset(topic: number): number {
    let sum = 0;
    for (let i = Math.min(topic, this.count); i > 0; i -= i & -i) sum += this.tree[i] ?? 0;
    return sum;
  }

  /** The height of all topics. */
  get total(): number {
    return this.offset(this.count);
  }

  /**
   * The topic that covers a height `y`, and how far below its top `y` is. Above the first topic is
   * the first one's top; below the last, its bottom. A border belongs to the topic that begins there.
   */
  at(y: number): { topic: number; into: number } {
    if (this.count === 0) return { topic: 0, into: 0 };
    let topic = 0;
    let rest = Math.max(0, y);
    for (let step = 1 << (31 - Math.clz32(this.count)); step > 0; step >>= 1) {
      const sum = this.tree[topic + step];
      if (topic + step <= this.count && sum !== undefined && sum <= rest) {
        topic += step;
        rest -= sum;
      }
    }
    if (topic >= this.count) return { topic: this.count - 1, into: this.height(this.count - 1) };
    return { topic, into: rest };
  }

  /** Put a measured height in the place of what was there. Answers by how much it differs. */
  measure(topic: number, height: number): number {
    if (topic < 0 || topic >= this.count) return 0;
    const change = height - this.height(topic);
    this.measured[topic] = 1;
    if (change === 0) return 0;
    this.heights[topic] = height;
    for (let i = topic + 1; i <= this.count; i += i & -i) {
      this.tree[i] = (this.tree[i] ?? 0) + change;
    }
    return change;
  }

  /** Forget all that was measured: the type or the width has changed. */
  reestimate(estimates: ArrayLike<number>): void {
    for (let i = 0; i < this.count; i++) this.heights[i] = estimates[i] ?? 0;
    this.measured.fill(0);
    this.build();
  }

  /**
   * By what a gap between mounted topics is shrunk so that the column stays below `TALLEST`:
   * 1 for all but the very longest documents. Mounted topics are never scaled.
   */
  get scale(): number {
    return Math.min(1, TALLEST / Math.max(1, this.total));
  }

  /** One short line for tests: `0 120= 300 80~ 380`, borders, and heights (`=` measured, `~` not). */
  toString(): string {
    const parts = ['0'];
    for (let i = 0; i < this.count; i++) {
      if (i === 6 && this.count > 12) {
        const skipped = this.count - 12;
        parts.push(`…${String(skipped)}…`);
        i += skipped;
        parts.push(String(round(this.offset(i))));
      }
      parts.push(`${String(round(this.height(i)))}${this.isMeasured(i) ? '=' : '~'}`);
      parts.push(String(round(this.offset(i + 1))));
    }
    return parts.join(' ');
  }

  private build(): void {
    this.tree.fill(0);
    for (let i = 1; i <= this.count; i++) {
      this.tree[i] = (this.tree[i] ?? 0) + this.height(i - 1);
      const parent = i + (i & -i);
      if (parent <= this.count) this.tree[parent] = (this.tree[parent] ?? 0) + (this.tree[i] ?? 0);
    }
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
