// The search of the one box: snippets, groups, and what is chosen.
import { describe, expect, it } from 'vitest';
import type { Answered, SearchFound, SearchHit } from '../commands';
import { together } from '../state/find.svelte';
import { chosenIn, countsOf, groupsOf, nextRow, recent } from './groups';
import { piecesOf, wordsHit } from './snippet';

const hit = (kind: string, id: string): SearchHit => ({
  kind,
  document: `d${id}`,
  topic: kind === 'topic' ? `t${id}` : null,
  topic_position: 0,
  annotation: kind === 'note' ? `a${id}` : null,
  title: id,
  document_title: 'D',
  snippet: '',
  marks: [],
  start: null,
  end: null,
  colour: null,
  score: 1,
});
const found = (hits: SearchHit[], kinds: [string, number][] = []): SearchFound => ({
  total: hits.length,
  hits,
  counts: {
    kinds: kinds.map(([name, count]) => ({ name, count })),
    colours: [],
    tags: [],
    documents: [],
    document_total: 1,
  },
  did_you_mean: null,
  index: { state: 'ready' },
  took_ms: 1,
});

describe('a snippet', () => {
  it('is cut at its hits, by code points', () => {
    const pieces = piecesOf('🌊 water, Water', [
      [2, 7],
      [9, 14],
    ]);
    expect(pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')).toBe(
      '🌊 [water], [Water]',
    );
    expect(wordsHit(pieces)).toEqual(['water']);
  });
  it('bears hits that overlap or lie beyond its end', () => {
    const pieces = piecesOf('abc', [
      [0, 2],
      [1, 9],
    ]);
    expect(pieces.map(({ text }) => text)).toEqual(['ab', 'c']);
  });
});

describe('an answer', () => {
  const answer: Answered = {
    here: found([hit('topic', '1')], [['topic', 1]]),
    elsewhere: found(
      [hit('note', '2'), hit('document', '3')],
      [
        ['note', 1],
        ['document', 1],
      ],
    ),
    suggestion: null,
  };
  it('is shown in groups, empty ones left out', () => {
    expect(groupsOf(answer).map(({ name, rows }) => [name, rows.length])).toEqual([
      ['here', 1],
      ['elsewhere', 2],
    ]);
    expect(groupsOf({ ...answer, here: null }).map(({ name }) => name)).toEqual(['found']);
    expect(groupsOf({ ...answer, here: found([]) }).map(({ name }) => name)).toEqual(['elsewhere']);
  });
  it('is counted by tab', () => {
    expect(countsOf(answer)).toEqual({ all: 3, text: 1, notes: 1, documents: 1 });
  });
  it('keeps the row that the keys have chosen, and no other', () => {
    const rows = groupsOf(answer).flatMap((group) => group.rows);
    const [first, second] = rows.map(({ id }) => id);
    expect(chosenIn(rows, second ?? '', true)).toBe(second);
    expect(chosenIn(rows, second ?? '', false)).toBe(first);
    expect(chosenIn(rows, 'gone', true)).toBe(first);
    expect(chosenIn([], 'gone', true)).toBeNull();
    expect(nextRow(rows, rows.at(-1)?.id ?? null, 1)).toBe(first);
    expect(nextRow(rows, null, -1)).toBe(rows.at(-1)?.id);
    expect(nextRow([], null, 1)).toBeNull();
  });
});

it('documents read last are offered, but not the one that is open nor those never read', () => {
  const documents = [null, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'].map((opened_at, at) => ({
    document: String(at),
    opened_at,
  }));
  const rows = recent(documents as never, '1').flatMap((group) => group.rows);
  expect(rows.map(({ id }) => id)).toEqual(['recent 2']);
  expect(recent([], null)).toEqual([]);
});

it('hits of several words stand in reading order, none over another', () => {
  const hits = together([
    [
      { topic: 0, start: 4, end: 9 },
      { topic: 1, start: 0, end: 3 },
    ],
    [
      { topic: 0, start: 0, end: 2 },
      { topic: 0, start: 5, end: 7 },
    ],
  ]);
  expect(hits.map(({ topic, start }) => [topic, start])).toEqual([
    [0, 0],
    [0, 4],
    [1, 0],
  ]);
});
