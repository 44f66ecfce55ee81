import { describe, expect, it } from 'vitest';
import type { Annotation, Kind } from '../commands';
import {
  countsByTopic,
  inReadingOrder,
  nextMark,
  splitOrdinal,
  topicBookmark,
  withOne,
} from './reading-order';

function annotation(
  id: string,
  topic: number | null,
  start: number | null,
  part: Partial<Annotation> = {},
): Annotation {
  const kind: Kind = part.kind ?? (start === null ? 'note' : 'highlight');
  return {
    annotation: id,
    kind,
    document: 'd',
    selector: topic === null ? 'document' : start === null ? 'topic' : 'text',
    topic: topic === null ? null : `t${String(topic)}`,
    topic_position: topic,
    end_topic: null,
    end_topic_position: start === null ? null : topic,
    quote: null,
    prefix: null,
    suffix: null,
    start,
    end: start === null ? null : start + 5,
    colour: kind === 'highlight' ? 'yellow' : null,
    note: null,
    label: null,
    tags: [],
    state: 'attached',
    confidence: null,
    origin: 'person',
    created_at: '2026-11-24T12:00:00Z',
    modified_at: '2026-11-24T12:00:00Z',
    ...part,
  };
}

const ids = (list: readonly Annotation[]): string => list.map((a) => a.annotation).join(' ');

describe('reading order', () => {
  it('the document’s own first, then by topic, a topic’s own before its words', () => {
    const list = [
      annotation('d', 1, 7),
      annotation('c', 1, 2),
      annotation('b', 1, null),
      annotation('a', null, null),
      annotation('e', 2, 0),
    ];
    expect(ids(inReadingOrder(list))).toBe('a b c d e');
  });

  it('puts an edited one in place of what it was', () => {
    const list = [annotation('a', 0, 1), annotation('b', 0, 5)];
    expect(ids(withOne(list, annotation('a', 0, 9)))).toBe('b a');
    expect(ids(withOne(list, annotation('c', 0, 3)))).toBe('a c b');
  });
});

describe('counts', () => {
  it('highlights and notes count, bookmarks flag', () => {
    const place = annotation('c', 2, 4, { kind: 'bookmark' });
    const counts = countsByTopic([
      annotation('a', 1, 0),
      annotation('b', 1, null),
      place,
      annotation('d', null, null),
    ]);
    expect(counts.get(1)).toEqual({ marks: 2, bookmarked: false });
    expect(counts.get(2)).toEqual({ marks: 0, bookmarked: true });
    expect(topicBookmark([place], 2)).toBeUndefined();
    expect(topicBookmark([annotation('e', 2, null, { kind: 'bookmark' })], 2)?.annotation).toBe('e');
  });
});

describe('going through marks', () => {
  const marks = [annotation('a', 0, 5), annotation('b', 1, 2), annotation('c', 1, 9)];
  it('from the current one, round the ends', () => {
    expect(nextMark(marks, 'c', { topic: 0, offset: 0 }, 1)?.annotation).toBe('a');
    expect(nextMark(marks, 'a', { topic: 0, offset: 0 }, -1)?.annotation).toBe('c');
  });
  it('else from where the reader is', () => {
    expect(nextMark(marks, null, { topic: 1, offset: 3 }, 1)?.annotation).toBe('c');
    expect(nextMark(marks, null, { topic: 1, offset: 3 }, -1)?.annotation).toBe('b');
    expect(nextMark([], null, { topic: 0, offset: 0 }, 1)).toBeNull();
  });
});

describe('ordinals', () => {
  it.each([
    ['2. Model efficiency', '2', 'Model efficiency'],
    ['3.1 Method', '3.1', 'Method'],
    ['IV) Method', 'IV', 'Method'],
    ['10 lessons', '10', 'lessons'],
    ['2024 in review', '', '2024 in review'],
    ['I think', '', 'I think'],
    ['Efficiency', '', 'Efficiency'],
  ])('%s', (title, no, text) => {
    expect(splitOrdinal(title)).toEqual({ no, text });
  });
});
