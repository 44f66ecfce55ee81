/**
 * A fake of the core, in memory, for looking at the screens in any browser. Not part of the build: what
 * it answers has the shapes of the true commands and none of their promises. `?document=1` opens a
 * document, `?theme=dark` chooses a theme, `?marks` makes some annotations.
 */
import { continuedOf, exported, refusals, shelfOf } from './shelf';
import type { Annotation, Document, Hit, Opened, Settings, TextRange, Topic } from '../src/commands/bindings';

interface Kept {
  document: Document;
  topics: (Topic & { html: string })[];
}

const kept = (await (await fetch('/dev/report.json')).json()) as Kept[];
const query = new URLSearchParams(location.search);
const annotations: Annotation[] = [];
const journal: Annotation[][] = [];
const progress = new Map<string, { place: { topic: number; offset: number } | null; read: number[] }>();
let ids = 0;

const settings: Settings = {
  theme: (query.get('theme') as Settings['theme'] | null) ?? 'light',
  face: 'serif',
  size: 18,
  line: 1.6,
  width: 34.5,
  justified: false,
  interface_size: 100,
  single_keys: true,
  last_colour: 'yellow',
  contents_open: true,
  notes_open: true,
  contents_width: 264,
  notes_width: 320,
  export_format: 'markdown',
  export_arrange: 'topic',
  export_context: 'none',
  export_kinds: ['highlight', 'note', 'bookmark'],
  export_orphaned: true,
  open_document: null,
  tour_seen: query.get('tour') === null,
};

const find = (document: string): Kept => {
  const found = kept.find((one) => one.document.document === document);
  if (!found)
    throw { code: 'unknown-document', message: 'This document is not in the library.', detail: null };
  return found;
};
const texts = new Map<string, string[]>();
function text(topic: { topic: string; html: string }): string[] {
  const known = texts.get(topic.topic);
  if (known) return known;
  const template = document.createElement('template');
  template.innerHTML = topic.html;
  const made = [...(template.content.textContent ?? '')];
  texts.set(topic.topic, made);
  return made;
}
function quote({ topics }: Kept, range: TextRange): string {
  let words = '';
  for (let t = range.start_topic; t <= range.end_topic; t++) {
    const topic = topics[t];
    if (!topic) continue;
    const all = text(topic);
    words += all
      .slice(t === range.start_topic ? range.start : 0, t === range.end_topic ? range.end : all.length)
      .join('');
  }
  return words;
}
function remember(): void {
  journal.push(annotations.map((a) => ({ ...a })));
}
function make(document: string, part: Partial<Annotation>): Annotation {
  remember();
  const now = new Date().toISOString();
  const made: Annotation = {
    annotation: `a${String(++ids).padStart(4, '0')}`,
    kind: 'highlight',
    document,
    selector: 'text',
    topic: null,
    topic_position: null,
    end_topic: null,
    end_topic_position: null,
    quote: null,
    prefix: null,
    suffix: null,
    start: null,
    end: null,
    colour: null,
    note: null,
    label: null,
    tags: [],
    state: 'attached',
    confidence: null,
    origin: 'person',
    created_at: now,
    modified_at: now,
    ...part,
  };
  annotations.push(made);
  find(document).document.annotations++;
  return { ...made };
}
function at(document: string, range: TextRange): Partial<Annotation> {
  const { topics } = find(document);
  return {
    topic: topics[range.start_topic]?.topic ?? null,
    topic_position: range.start_topic,
    end_topic: topics[range.end_topic]?.topic ?? null,
    end_topic_position: range.end_topic,
    start: range.start,
    end: range.end,
    quote: quote(find(document), range),
  };
}
function opened(document: string): Opened {
  const one = find(document);
  return {
    document: one.document,
    edition: 'e1',
    topics: one.topics.map((topic) => ({ ...topic, html: undefined }) as Topic),
    progress: progress.get(document) ?? { place: null, read: [] },
    annotations: annotations.filter((a) => a.document === document).map((a) => ({ ...a })),
  };
}
const shelved =
  query.has('shelf') && kept[0]
    ? shelfOf(kept[0].document).map((document) => ({ document, topics: kept[0]?.topics ?? [] }))
    : [];
if (shelved.length > 0) kept.splice(0, Infinity, ...shelved);
if (query.has('empty')) kept.splice(0, Infinity);
const overview = () =>
  query.has('shelf')
    ? {
        documents: kept.map(({ document }) => document),
        continued: continuedOf(kept.map(({ document }) => document)),
      }
    : {
        documents: kept.map(({ document }) => document),
        continued: kept.slice(0, 3).map(({ document, topics }) => ({
          document: document.document,
          topic: topics[1]?.title ?? topics[0]?.title ?? '',
          words: topics[0] ? text(topics[0]).slice(80, 220).join('') : '',
          within_sentence: true,
          minutes_left: 14,
        })),
      };
const one = (id: string): Annotation => {
  const found = annotations.find((a) => a.annotation === id);
  if (!found)
    throw { code: 'unknown-annotation', message: 'This annotation is not there any more.', detail: null };
  return found;
};
function topicOf(id: string): { document: string; position: number } {
  for (const { document, topics } of kept) {
    const position = topics.findIndex((topic) => topic.topic === id);
    if (position >= 0) return { document: document.document, position };
  }
  throw { code: 'unknown-topic', message: 'This topic is not there.', detail: null };
}

type Args = Record<string, never> & Record<string, unknown>;
const commands: Record<string, (args: Args) => unknown> = {
  start: () => {
    const chosen = kept[Number(query.get('document') ?? NaN)];
    return {
      version: '0.1.0',
      platform: 'linux',
      picture_base: query.get('pictures') ?? '/dev/pictures/',
      settings,
      overview: overview(),
      opened: chosen ? opened(chosen.document.document) : null,
      contents: [],
    };
  },
  watch: () => null,
  overview,
  open_document: ({ document }) => opened(document),
  topic_contents: ({ document, from, to }) =>
    find(document)
      .topics.slice(from, to)
      .map(({ position, html }) => ({ position, html })),
  keep_place: ({ document, place, read }) => {
    progress.set(document, { place, read });
    return null;
  },
  find: ({ document, query: words, caseSensitive, wholeWord }) => {
    const escaped = String(words).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(wholeWord ? `\\b${escaped}\\b` : escaped, caseSensitive ? 'gu' : 'giu');
    const hits: Hit[] = find(document).topics.flatMap((topic) => {
      const whole = text(topic).join('');
      return [...whole.matchAll(pattern)].map((match) => {
        const start = [...whole.slice(0, match.index)].length;
        return { topic: topic.position, start, end: start + [...match[0]].length };
      });
    });
    return { hits, total: hits.length };
  },
  find_target: ({ document, name }) => {
    for (const { html, position } of find(document).topics) {
      const template = globalThis.document.createElement('template');
      template.innerHTML = html;
      const element = template.content.querySelector(`#${CSS.escape(name)}`);
      if (!element) continue;
      const range = globalThis.document.createRange();
      range.setStart(template.content, 0);
      range.setEndBefore(element);
      return { topic: position, offset: [...range.toString()].length };
    }
    return null;
  },
  annotations: ({ document }) => annotations.filter((a) => a.document === document).map((a) => ({ ...a })),
  highlight: ({ document, range, colour }) => make(document, { ...at(document, range), colour }),
  note_on_topic: ({ topic, text: note }) => {
    const { document, position } = topicOf(topic);
    return make(document, { kind: 'note', selector: 'topic', topic, topic_position: position, note });
  },
  note_on_document: ({ document, text: note }) =>
    make(document, { kind: 'note', selector: 'document', note }),
  bookmark_topic: ({ topic }) => {
    const { document, position } = topicOf(topic);
    return make(document, { kind: 'bookmark', selector: 'topic', topic, topic_position: position });
  },
  bookmark_place: ({ document, range }) => make(document, { kind: 'bookmark', ...at(document, range) }),
  edit_annotation: ({ annotation, edit }) => {
    if (query.has('full') && !(window as { room?: boolean }).room)
      throw { code: 'disk-full', message: 'The disk is full.', detail: null };
    remember();
    const a = one(annotation);
    const { note, label, colour, tag, untag } = edit as {
      note: string | null;
      label: string | null;
      colour: Annotation['colour'];
      tag: string[];
      untag: string[];
    };
    if (note !== null) a.note = note === '' ? null : note;
    if (label !== null) a.label = label === '' ? null : label;
    if (colour !== null) a.colour = colour;
    a.tags = [...new Set([...a.tags, ...tag])].filter((name) => !untag.includes(name)).sort();
    return { ...a };
  },
  resize_annotation: ({ annotation, range }) => {
    remember();
    const a = one(annotation);
    return { ...Object.assign(a, at(a.document, range)) };
  },
  remove_annotation: ({ annotation }) => {
    remember();
    const a = one(annotation);
    annotations.splice(annotations.indexOf(a), 1);
    return { annotation, kind: a.kind, document: a.document };
  },
  remove_document: ({ document }) => {
    const { document: gone } = find(document);
    kept.splice(kept.indexOf(find(document)), 1);
    return { document, title: gone.title, annotations: gone.annotations };
  },
  cite: ({ document, range }) => ({
    quote: `“${quote(find(document), range)}”`,
    source: `${find(document).document.title}, ${find(document).topics[(range as TextRange).start_topic]?.title ?? ''}`,
  }),
  undo: () => {
    const before = journal.pop();
    if (!before) throw { code: 'nothing-to-undo', message: 'There is nothing to undo.', detail: null };
    annotations.splice(0, Infinity, ...before);
    return { action: 'edit', change: 'c', documents: kept.map((k) => k.document.document), annotations: [] };
  },
  redo: () => {
    throw { code: 'nothing-to-redo', message: 'There is nothing to redo.', detail: null };
  },
  tags: () => {
    const names = new Map<string, number>();
    for (const a of annotations) for (const tag of a.tags) names.set(tag, (names.get(tag) ?? 0) + 1);
    return [...names].map(([name, count]) => ({ name, annotations: count }));
  },
  render_note: ({ markdown }) => {
    const escaped = String(markdown).replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'));
    const lines = escaped
      .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
      .replace(/\*(.+?)\*/g, '<em>$1</em>');
    return `<p>${lines.replace(/\n\n+/g, '</p><p>')}</p>`;
  },
  add_files: () => {
    const failed = refusals(Number(query.get('refused') ?? 0));
    if (failed.length === 0) return null;
    const first = failed.length > 1 ? kept[0]?.document : undefined;
    const imported = first
      ? [
          {
            path: 'a.md',
            status: 'new',
            document: first.document,
            edition: 'e',
            title: first.title,
            topics: 1,
            words: 1,
          },
        ]
      : [];
    return { imported, failed };
  },
  add_folder: () => null,
  cancel_adding: () => null,
  export_preview: ({ request }) => {
    const text = exported(request, annotations, 'Advances in Large Language Models');
    const count = (kind: string) => annotations.filter((a) => a.kind === kind).length;
    return {
      file_name: 'Advances in Large Language Models.md',
      text,
      annotations: text.split(' ^').length - 1,
      bytes: new TextEncoder().encode(text).length,
      counts: {
        highlights: count('highlight'),
        notes: count('note'),
        bookmarks: count('bookmark'),
        orphaned: 0,
      },
    };
  },
  export_text: () => '',
  export_save: () => ({ path: '/tmp/Notes.md', name: 'Notes.md', annotations: 16, bytes: 3400 }),
  show_last_export: () => null,
  save_settings: () => null,
  open_link: () => true,
  set_full_screen: () => null,
  close_window: () => null,
};

/** Some annotations on the first words of each paragraph, to have something to look at. */
function sample(): void {
  const first = kept[0];
  if (!first) return;
  const id = first.document.document;
  const colours = ['green', 'yellow', 'blue', 'rose', 'violet'] as const;
  for (const topic of first.topics.filter((_, i) => i < 4 || i === 6)) {
    const t = topic.position;
    const all = text(topic).join('');
    const sentences = [...all.matchAll(/[^\n.]{40,}\./g)].filter((m) => /^ ?[A-Z]/.test(m[0]));
    const points = (units: number): number => [...all.slice(0, units)].length;
    for (let i = 0; i < 5; i++) {
      const match = sentences[i * 2 + 1];
      if (!match) continue;
      const start = match.index + (match[0].startsWith(' ') ? 1 : 0);
      const words = match[0]
        .trim()
        .split(' ')
        .slice(0, i % 2 === 0 ? 9 : 14);
      const end = start + words.join(' ').length;
      const range = { start_topic: t, start: points(start), end_topic: t, end: points(end) };
      const note =
        i === 1 ? 'Use this in the budget memo. Ask legal whether “most tasks” covers our contracts.' : null;
      make(id, {
        ...at(id, range),
        colour: colours[i] ?? 'yellow',
        note,
        tags: i === 1 ? ['cost', 'to-check'] : [],
      });
      if (i === 1)
        make(id, { ...at(id, { ...range, start: range.end - 12, end: range.end + 22 }), colour: 'blue' });
    }
  }
  commands['note_on_topic']?.({
    topic: first.topics[1]?.topic,
    text: 'Compare with the numbers in the edge report before Thursday.',
  } as unknown as Args);
  commands['bookmark_topic']?.({ topic: first.topics[1]?.topic } as unknown as Args);
  commands['bookmark_place']?.({
    document: id,
    range: { start_topic: 1, start: 240, end_topic: 1, end: 260 },
  } as unknown as Args);
  progress.set(id, {
    place: { topic: Number(query.get('topic') ?? 1), offset: Number(query.get('offset') ?? 0) },
    read: [0],
  });
}
if (query.has('marks')) sample();

Object.assign(window, {
  __TAURI_INTERNALS__: {
    invoke: async (command: string, args: Args) => {
      const does = commands[command];
      if (!does) throw { code: 'unknown-command', message: `No command ${command}.`, detail: null };
      return structuredClone(does(args ?? {})) as unknown;
    },
    transformCallback: () => 0,
    unregisterCallback: () => undefined,
  },
});
await import('../src/main.ts');
