import { describe, expect, it } from 'vitest';
import type { Topic } from '../state/topics';
import { Tree } from './outline';

/** Topics by their parents: `[null, 0, 0, null]` are a topic with two in it, and another. */
function topics(parents: readonly (number | null)[]): Topic[] {
  return parents.map((parent, position) => ({
    topic: `t${String(position)}`,
    position,
    level: parent === null ? 1 : 2,
    parent,
    title: `${String(position + 1)}. Topic`,
    words: 100,
    chars: 600,
  }));
}

const none = { topic: 0, first: 0, share: 0, isRead: () => false };

describe('contents', () => {
  it('subtopics open under the current topic only, also while one of them is read', () => {
    const tree = new Tree(topics([null, 0, 1, 0, null, 4]));
    const shown = (at: number): number[] => tree.visible(at).map(({ topic }) => topic);
    expect(shown(0)).toEqual([0, 1, 3, 4]);
    expect(shown(2)).toEqual([0, 1, 2, 3, 4]);
    expect(shown(5)).toEqual([0, 4, 5]);
  });

  it('a closed row sums up what is in it, an open one shows its own', () => {
    const tree = new Tree(topics([null, 0, 0, null]));
    const counts = new Map([
      [0, { marks: 1, bookmarked: false }],
      [2, { marks: 2, bookmarked: true }],
    ]);
    const at = { topic: 0, depth: 1 };
    expect(tree.row(at, { ...none, topic: 3 }, counts)).toMatchObject({
      marks: 3,
      bookmarked: true,
      open: false,
    });
    expect(tree.row(at, none, counts)).toMatchObject({ marks: 1, bookmarked: false, open: true });
  });

  it('the thread shows the words read and the share of the current topic', () => {
    const tree = new Tree(topics([null, 0, null]));
    const reached = { topic: 1, first: 1, share: 0.5, isRead: (t: number) => t === 0 };
    expect(tree.row({ topic: 1, depth: 2 }, reached, new Map()).share).toBe(0.5);
    expect(tree.row({ topic: 0, depth: 1 }, { ...reached, topic: 2, first: 2 }, new Map()).share).toBe(0.5);
    expect(
      tree.row({ topic: 0, depth: 1 }, { topic: 2, first: 2, share: 0, isRead: () => true }, new Map())
        .isRead,
    ).toBe(true);
  });
});
