/**
 * The rows of the contents pane: all topics of the top, and below the current topic and those it stands
 * in, their own. What a closed row shows is summed over all that is in it. Pure; topics by position.
 */
import type { Topic } from '../state/topics';
import type { TopicCount } from '../state/reading-order';
import { splitOrdinal } from '../state/reading-order';

export interface Row {
  readonly topic: number;
  /** From 1, as a tree item says it. */
  readonly depth: number;
  readonly no: string;
  readonly text: string;
  readonly hasOwn: boolean;
  readonly open: boolean;
  /** True for the topic being read. */
  readonly here: boolean;
  /** True for it and for those it stands in. */
  readonly around: boolean;
  /** The share that has passed: 1 when all of it is read. */
  readonly share: number;
  readonly isRead: boolean;
  readonly marks: number;
  readonly bookmarked: boolean;
}

export interface Reached {
  /** The topic being read. */
  readonly topic: number;
  /** The first topic on screen, and the share of it that has passed. */
  readonly first: number;
  readonly share: number;
  readonly isRead: (topic: number) => boolean;
}

/** What never changes while a document is open: who stands in whom. */
export class Tree {
  private readonly own = new Map<number | null, number[]>();
  /** The first position after a topic and all that stands in it. */
  private readonly ends: Int32Array;

  constructor(private readonly topics: readonly Topic[]) {
    for (const { position, parent } of topics) {
      const list = this.own.get(parent);
      if (list) list.push(position);
      else this.own.set(parent, [position]);
    }
    this.ends = new Int32Array(topics.length);
    for (let i = topics.length - 1; i >= 0; i--) {
      const last = this.ownOf(i).at(-1);
      this.ends[i] = last === undefined ? i + 1 : (this.ends[last] ?? i + 1);
    }
  }

  ownOf(topic: number | null): readonly number[] {
    return this.own.get(topic) ?? [];
  }

  /** The first position after a topic and all that stands in it. */
  endOf(topic: number): number {
    return this.ends[topic] ?? topic + 1;
  }

  /** A topic and those it stands in, from the inside out. */
  pathOf(topic: number): number[] {
    const path: number[] = [];
    for (let at: number | null = topic; at !== null; at = this.topics[at]?.parent ?? null) path.push(at);
    return path;
  }

  /** The positions shown while a topic is read, in order. */
  visible(current: number): { readonly topic: number; readonly depth: number }[] {
    const open = new Set(this.pathOf(current));
    const shown: { topic: number; depth: number }[] = [];
    const add = (parent: number | null, depth: number): void => {
      for (const topic of this.ownOf(parent)) {
        shown.push({ topic, depth });
        if (open.has(topic)) add(topic, depth + 1);
      }
    };
    add(null, 1);
    return shown;
  }

  row(
    { topic, depth }: { readonly topic: number; readonly depth: number },
    reached: Reached,
    counts: ReadonlyMap<number, TopicCount>,
  ): Row {
    const end = this.endOf(topic);
    const around = reached.topic >= topic && reached.topic < end;
    const hasOwn = end > topic + 1;
    const last = around && hasOwn ? topic + 1 : end;
    let marks = 0;
    let bookmarked = false;
    let words = 0;
    let passed = 0;
    for (let at = topic; at < last; at++) {
      const count = counts.get(at);
      marks += count?.marks ?? 0;
      bookmarked ||= count?.bookmarked ?? false;
      const weight = Math.max(1, this.topics[at]?.words ?? 0);
      words += weight;
      if (reached.isRead(at)) passed += weight;
      else if (at === reached.first) passed += weight * reached.share;
    }
    const share = words === 0 ? 0 : Math.min(1, passed / words);
    return {
      ...splitOrdinal(this.topics[topic]?.title ?? ''),
      topic,
      depth,
      hasOwn,
      open: around && hasOwn,
      here: reached.topic === topic,
      around,
      share,
      isRead: share >= 1,
      marks,
      bookmarked,
    };
  }
}
