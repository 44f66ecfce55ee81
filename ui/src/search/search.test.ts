// The search of the one box: snippets, groups, and what is chosen.
import { describe, expect, it } from 'vitest';
import type { Answered, SearchFound, SearchHit } from '../commands';
import { together } from '../state/find.svelte';
import {
  chosenIn,
  commandGroup,
  countsAfter,
  groupsOf,
  nextRow,
  recent,
  rowLeft,
  savedGroup,
  tagGroup,
  useOf,
} from './groups';
import { rowIds, stepTo } from './rows';
import { piecesOf, wordsHit } from './snippet';

const hit = (kind: string, id: string): SearchHit => ({
  kind,
  document: `d${id}`,
  topic: kind === 'topic' ? `t${id}` : null,
  topic_position: 0,
  annotation: kind === 'note' ? `a${id}` : null,
  title: id,
  title_marks: [],
  document_title: 'D',
  snippet: '',
  marks: [],
  start: null,
  end: null,
  colour: null,
  times: null,
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
  misread: [],
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
  it('is counted by tab, and where it is of one tab the others stay as they were', () => {
    const all = { all: 3, text: 1, notes: 1, documents: 1 };
    expect(countsAfter(null, answer, 'all')).toEqual(all);
    const narrowed = { ...answer, here: null };
    expect(countsAfter({ all: 9, text: 8, notes: 7, documents: 6 }, narrowed, 'notes')).toEqual({
      all: 9,
      text: 8,
      notes: 1,
      documents: 6,
    });
    expect(countsAfter(null, narrowed, 'notes')).toEqual({ notes: 1 });
    expect(countsAfter({ notes: 5 }, answer, 'all')).toEqual(all);
  });
  it('keeps the row that is to stay while it is there, and no other', () => {
    const rows = groupsOf(answer).flatMap((group) => group.rows);
    const [first, second] = rows.map(({ id }) => id);
    expect(chosenIn(rows, second ?? '')).toBe(second);
    expect(chosenIn(rows, null)).toBe(first);
    expect(chosenIn(rows, 'gone')).toBe(first);
    expect(chosenIn([], 'gone')).toBeNull();
    expect(nextRow(rows, rows.at(-1)?.id ?? null, 1)).toBe(first);
    expect(nextRow(rows, null, -1)).toBe(rows.at(-1)?.id);
    expect(nextRow([], null, 1)).toBeNull();
  });
});

it('a box opened with the query it had stands on the row it was left at, but where nothing is typed', () => {
  const left = { query: 'heron', row: 'topic t2' };
  expect(rowLeft(left, 'heron')).toBe('topic t2');
  expect(rowLeft(left, 'otter')).toBeNull();
  expect(rowLeft({ query: '', row: 'recent 1' }, '')).toBeNull();
  expect(rowLeft(null, 'heron')).toBeNull();
});

it('documents read last say where one was in them, as far as that is known', () => {
  const documents = ['a', 'b', 'c'].map((document) => ({ document, title: `Title ${document}` }));
  const topics = new Map([
    ['a', '2. Cost'],
    ['c', 'Title c'],
  ]);
  const told = recent(documents as never, null, topics)
    .flatMap(({ rows }) => rows)
    .map((row) => (row.kind === 'recent' ? row.topic : undefined));
  expect(told).toEqual(['2. Cost', null, null]);
});

it('documents read last are offered, at most seven and not the one that is open', () => {
  const documents = Array.from({ length: 8 }, (_, at) => ({ document: String(at) }));
  const none = new Map<string, string>();
  const rows = recent(documents as never, '1', none).flatMap((group) => group.rows);
  expect(rows.map(({ id }) => id)).toEqual(['0', '2', '3', '4', '5', '6', '7'].map((id) => `recent ${id}`));
  expect(recent(documents as never, null, none)[0]?.rows).toHaveLength(7);
  expect(recent([], null, none)).toEqual([]);
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

describe('beside what is found', () => {
  const offers = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
    id,
    name: id,
    about: '',
    icon: 'i-keyboard' as const,
    key: '',
  }));
  it('the way to all of it stands last, where not all is shown', () => {
    const elsewhere = { ...found([hit('topic', '1')]), total: 9 };
    const rows = groupsOf({ here: found([]), elsewhere, suggestion: null }).flatMap((group) => group.rows);
    expect(rows.map(({ id }) => id)).toEqual(['topic t1', 'all']);
    const shown = groupsOf({ here: null, elsewhere: found([hit('topic', '1')]), suggestion: null });
    expect(shown.flatMap(({ rows }) => rows).map(({ id }) => id)).toEqual(['topic t1']);
  });
  it('there are few commands, and kept searches by name', () => {
    expect(commandGroup(offers, 'few')[0]?.rows.length).toBe(5);
    expect(commandGroup(offers, 'all')[0]?.rows.length).toBe(6);
    const kept = [
      { search: '1', name: 'Waders', query: 'heron' },
      { search: '2', name: 'Costs', query: 'tag:"cost"' },
    ];
    expect(savedGroup(kept, 'wad', {}).flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(['saved 1']);
    expect(savedGroup(kept, 'heron', {})).toEqual([]);
    expect(savedGroup(kept, '', {})[0]?.rows.length).toBe(2);
  });
  it('kept searches stand by fit, then by how often and how lately they were chosen', () => {
    const kept = [
      { search: '1', name: 'Costs', query: 'cost' },
      { search: '2', name: 'Low cost', query: 'low' },
      { search: '3', name: 'Cost of water', query: 'water' },
    ];
    const [first, second, third] = kept.map(useOf);
    const uses = { [first ?? '']: 100, [second ?? '']: 900, [third ?? '']: 300 };
    const names = (typed: string, of = {}) =>
      savedGroup(kept, typed, of).flatMap(({ rows }) =>
        rows.map((row) => (row.kind === 'saved' ? row.search.name : '')),
      );
    expect(names('cost')).toEqual(['Costs', 'Cost of water', 'Low cost']);
    expect(names('cost', uses)).toEqual(['Cost of water', 'Costs', 'Low cost']);
    expect(names('', uses)).toEqual(['Low cost', 'Cost of water', 'Costs']);
  });
  it('tags stand by fit, then by use', () => {
    const tags = [
      { name: 'low cost', annotations: 9, documents: 0 },
      { name: 'cost', annotations: 1, documents: 0 },
      { name: 'costly', annotations: 1, documents: 3 },
    ];
    const names = (typed: string) =>
      tagGroup(tags, typed).flatMap(({ rows }) =>
        rows.map((row) => (row.kind === 'tag' ? row.tag.name : '')),
      );
    expect(names('co')).toEqual(['costly', 'cost', 'low cost']);
    expect(names('')).toEqual(['low cost', 'costly', 'cost']);
    expect(names('x')).toEqual([]);
  });
});

it('the keys go through the rows of all results, and stop at the ends', () => {
  const groups = [
    { document: 'a', title: 'A', total: 2, hits: [hit('topic', '1'), hit('note', '2')] },
    { document: 'b', title: 'B', total: 1, hits: [hit('document', '3')] },
  ];
  const ids = rowIds(groups);
  expect(ids).toEqual(['topic t1', 'note a2', 'document d3']);
  expect(stepTo(ids, 'topic t1', 'ArrowDown')).toBe('note a2');
  expect(stepTo(ids, 'document d3', 'ArrowDown')).toBe('document d3');
  expect(stepTo(ids, 'topic t1', 'ArrowUp')).toBe('topic t1');
  expect(stepTo(ids, 'topic t1', 'End')).toBe('document d3');
  expect(stepTo(ids, 'topic t1', 'x')).toBeNull();
});
