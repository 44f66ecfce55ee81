/**
 * More for the fake of the core: a shelf of invented reports (`?shelf`), files that are refused (`?refused=1|3`),
 * a disk that is full until it is emptied (`?full`), an empty library (`?empty`) and an export that looks like one.
 */
import type { Annotation, Continued, Document, ExportRequest, Failed } from '../src/commands/bindings';

const BY: [title: string, author: string, read: number, notes: number, daysAgo: number][] = [
  ['Advances in Large Language Models', '', 17, 16, 0],
  ['Edge Inference: Field Notes', 'Northfield Sensor Lab', 62, 38, 0],
  ['The Cost of Long Context', 'Institute for Applied Computing', 88, 21, 1],
  ['Automated Decisions in Hiring: Guidance', 'Office for Fair Work', 34, 27, 2],
  ['Evaluating Assistants in Clinics', 'Clinical Methods Unit', 100, 19, 3],
  ['Open Weights, Closed Data', 'Open Data Forum', 8, 2, 5],
  ['検索と記憶の設計', '情報設計研究室', 45, 11, 7],
  ['تقييم النماذج اللغوية العربية', 'مختبر اللغة', 0, 0, -1],
  ['Sparse Models in Practice', 'Working paper 14', 71, 9, 15],
  ['Safety Cases for Language Systems', 'Safety Working Group', 0, 0, -1],
  ['Working with a Drafting Assistant', 'Notes from six newsrooms', 100, 5, 27],
  ['Small Models, Local Languages', 'Language Atlas Project', 23, 0, 41],
];

export function shelfOf(first: Document): Document[] {
  return BY.map(([title, author, read, notes, daysAgo], index) => ({
    ...first,
    document: index === 0 ? first.document : `shelf-${index}`,
    title,
    author: author || null,
    built_in: index === 0,
    annotations: notes,
    words: 4000,
    words_read: read * 40,
    opened_at: daysAgo < 0 ? null : new Date(Date.now() - daysAgo * 86_400_000 - 600_000).toISOString(),
  }));
}

export function continuedOf(documents: Document[]): Continued[] {
  const words: [string, string, boolean, number][] = [
    [
      '2. Model efficiency',
      'because a few outlying channels carry far more than their share of the signal',
      true,
      16,
    ],
    ['Power budgets', 'A sensor that sleeps is worth two that think.', false, 21],
    ['What to leave out', 'Attention is paid, literally, per token.', false, 4],
  ];
  return words.flatMap(([topic, said, within_sentence, minutes_left], index) => {
    const document = documents[index]?.document;
    return document ? [{ document, topic, words: said, within_sentence, minutes_left }] : [];
  });
}

export function refusals(count: number): Failed[] {
  const all: Failed[] = [
    {
      path: '/home/a/ledger.md',
      code: 'binary-file',
      message: 'ledger.md holds binary data, not text. Nothing of it was kept.',
    },
    { path: '/home/a/notes.txt', code: 'empty', message: 'notes.txt is empty. Nothing of it was kept.' },
    {
      path: '/home/a/board.md',
      code: 'unreadable',
      message: 'board.md could not be read: no permission. Nothing of it was kept.',
    },
  ];
  return all.slice(0, count);
}

export function exported(request: ExportRequest, annotations: Annotation[], title: string): string {
  const wanted = annotations.filter(
    (one) =>
      (request.kinds.length === 0 || request.kinds.includes(one.kind)) &&
      (request.colours.length === 0 || (one.colour !== null && request.colours.includes(one.colour))) &&
      (request.tags.length === 0 || one.tags.some((tag) => request.tags.includes(tag))),
  );
  if (request.format === 'json') return JSON.stringify({ annotations: wanted }, null, 2);
  const blocks = wanted.map((one) =>
    [one.quote && `> ${one.quote}`, one.note, `${one.colour ?? one.kind} ^${one.annotation}`]
      .filter(Boolean)
      .join('\n\n'),
  );
  const front = `---\ntitle: ${title}\nannotations: ${wanted.length}\n---`;
  return [front, `# ${title}`, '## 2 Model efficiency', ...blocks].join('\n\n');
}
