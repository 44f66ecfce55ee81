import { describe, expect, it } from 'vitest';
import type { Annotation } from '../commands';
import type { Topic } from '../state/topics';
import { differing, marksByTopic } from './marks-by-topic';

const topics = [10, 10, 10].map((chars, position) => ({ position, chars }) as Topic);
const spoken = { start: (colour: string) => `${colour}:`, end: 'end' };

function highlight(id: string, from: [number, number], to: [number, number]): Annotation {
  return {
    annotation: id,
    kind: 'highlight',
    topic_position: from[0],
    start: from[1],
    end_topic_position: to[0],
    end: to[1],
    colour: 'blue',
    note: null,
    state: 'attached',
    created_at: '2026-11-24T12:00:00Z',
  } as Annotation;
}

describe('highlights on the page', () => {
  it('are cut at topic borders, and only their true ends open and close', () => {
    const marks = marksByTopic([highlight('a', [0, 4], [2, 3])], topics, spoken);
    const print = [...marks].map(([topic, [m]]) => [topic, m?.start, m?.end, m?.opens, m?.closes]);
    expect(print).toEqual([
      [0, 4, 10, true, false],
      [1, 0, 10, false, false],
      [2, 0, 3, false, true],
    ]);
  });

  it('one being dragged shows its new span', () => {
    const span = { start: { topic: 1, offset: 2 }, end: { topic: 1, offset: 5 } };
    const marks = marksByTopic([highlight('a', [0, 4], [0, 6])], topics, spoken, { id: 'a', span });
    expect([...marks.keys()]).toEqual([1]);
  });

  it('what is not found is not painted', () => {
    expect(
      marksByTopic([{ ...highlight('a', [0, 1], [0, 2]), state: 'orphaned' }], topics, spoken).size,
    ).toBe(0);
  });

  it('only topics that differ are painted again', () => {
    const before = marksByTopic(
      [highlight('a', [0, 1], [0, 2]), highlight('b', [1, 1], [1, 2])],
      topics,
      spoken,
    );
    const after = marksByTopic(
      [highlight('a', [0, 1], [0, 2]), highlight('b', [1, 1], [1, 3])],
      topics,
      spoken,
    );
    expect(differing(before, after)).toEqual([1]);
  });
});
