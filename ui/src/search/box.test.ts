// @vitest-environment jsdom
// The one box with a core that answers from a list: where it stands when it is opened again, and what its tabs count.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Narrow, SearchFound, SearchHit } from '../commands';

const { search } = vi.hoisted(() => ({ search: vi.fn() }));
vi.mock('../commands', () => ({
  afterDeeds: () => undefined,
  deedDone: () => undefined,
  commands: {
    beginSearch: () => Promise.resolve(),
    endSearch: () => Promise.resolve(),
    savedSearches: () => Promise.resolve([]),
    collections: () => Promise.resolve([]),
    search,
  },
  fault: (thrown: unknown) => ({ code: 'unexpected', message: String(thrown), detail: null, versions: null }),
}));
const { box } = await import('./box.svelte');

const KINDS: Record<string, string> = { t: 'topic', n: 'note', d: 'document' };
/** What there is: queries, and what they find by its first letter. */
const LIBRARY: Record<string, string[]> = {
  heron: ['t1', 't2', 'n1', 'd1'],
  'heron at': ['t2', 'n1'],
};

function answer(query: string, narrow: Narrow) {
  const kinds = { all: 'tnd', text: 't', notes: 'n', documents: 'd' }[narrow];
  const ids = (LIBRARY[query] ?? []).filter((id) => kinds.includes(id.charAt(0)));
  const hits = ids.map((id): SearchHit => {
    const kind = KINDS[id.charAt(0)] ?? '';
    return {
      kind,
      document: id,
      topic: kind === 'topic' ? id : null,
      topic_position: 0,
      annotation: kind === 'note' ? id : null,
      title: id,
      title_marks: [],
      document_title: id,
      snippet: '',
      marks: [],
      start: null,
      end: null,
      colour: null,
      times: null,
      score: 1,
    };
  });
  const counts = Object.values(KINDS).map((name) => ({
    name,
    count: hits.filter(({ kind }) => kind === name).length,
  }));
  const elsewhere: SearchFound = {
    total: hits.length,
    hits,
    counts: { kinds: counts, colours: [], tags: [], documents: [], document_total: 1 },
    did_you_mean: null,
    misread: [],
    index: { state: 'ready' },
    took_ms: 1,
  };
  return { here: null, elsewhere, suggestion: null };
}

async function type(query: string): Promise<void> {
  box.query = query;
  await box.ask();
}

beforeEach(async () => {
  vi.useRealTimers();
  search.mockImplementation((_: number, query: string, narrow: Narrow) =>
    Promise.resolve(answer(query, narrow)),
  );
  box.open('all', '');
  await box.answered();
  await box.close();
});

describe('a box that is opened again', () => {
  it('stands on the row it was left at, and on the first where that has gone', async () => {
    box.open();
    await type('heron');
    expect(box.chosen).toBe('topic t1');
    box.move(1);
    box.move(1);
    expect(box.chosen).toBe('note n1');
    await box.close('for another place');

    box.open();
    expect([box.query, box.chosen]).toEqual(['heron', 'note n1']);
    await box.answered();
    expect(box.chosen).toBe('note n1');
    // Another query begins at its first row, though the row is there.
    await type('heron at');
    expect(box.chosen).toBe('topic t2');
    await type('heron');
    box.move(1);
    await box.close();

    search.mockImplementation(() => Promise.resolve(answer('heron at', 'notes')));
    box.open();
    await box.answered();
    expect(box.chosen).toBe('note n1');
  });

  it('goes on from there by key, and to another tab from its first row', async () => {
    box.open();
    await type('heron');
    box.move(1);
    await box.close();
    box.open();
    await box.answered();
    box.move(1);
    expect(box.chosen).toBe('note n1');
    await box.close();
    box.open();
    box.narrow('text');
    await box.answered();
    expect(box.chosen).toBe('topic t1');
  });
});

describe('the pointer', () => {
  it('chooses where it is moved, not where rows come to lie under it', async () => {
    box.open();
    await type('heron');
    box.pointer('note n1', 300, 200);
    expect(box.chosen).toBe('topic t1');
    box.pointer('note n1', 300, 200);
    expect(box.chosen).toBe('topic t1');
    box.pointer('topic t2', 300, 190);
    expect(box.chosen).toBe('topic t2');
  });
});

describe('a narrowed box', () => {
  it('keeps the counts of the other tabs while one types, and has the right ones when the hands rest', async () => {
    box.open();
    await type('heron');
    expect(box.counts).toEqual({ all: 4, text: 2, notes: 1, documents: 1 });
    vi.useFakeTimers();
    box.narrow('text');
    await box.answered();
    expect(box.counts).toEqual({ all: 4, text: 2, notes: 1, documents: 1 });
    await type('heron at');
    expect(box.counts).toEqual({ all: 4, text: 1, notes: 1, documents: 1 });
    expect(box.rows.map(({ id }) => id)).toContain('topic t2');
    await vi.advanceTimersByTimeAsync(200);
    expect(box.counts).toEqual({ all: 2, text: 1, notes: 1, documents: 0 });
    // What is shown is of the tab still.
    expect(box.total).toBe(1);
    const asked = search.mock.calls.length;
    await vi.advanceTimersByTimeAsync(2000);
    expect(search.mock.calls.length).toBe(asked);
  });

  it('counts what the commands’ tab leaves out, and nothing where nothing is typed', async () => {
    vi.useFakeTimers();
    box.open('commands');
    await type('heron');
    await vi.advanceTimersByTimeAsync(200);
    expect(box.counts).toEqual({ all: 4, text: 2, notes: 1, documents: 1 });
    await type('');
    expect(box.counts).toBeNull();
    await vi.advanceTimersByTimeAsync(200);
    expect(box.counts).toBeNull();
  });
});
