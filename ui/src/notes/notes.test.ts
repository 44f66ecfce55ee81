import { describe, expect, it } from 'vitest';
import type { Annotation } from '../commands';
import { ALL, partsOn, passes, tagsOf, turnedIn, type Filter } from './filter';
import { turnedBetween } from './markdown-keys';
import { sections, type Asked } from './sections';
import { completions, tidied } from './tag-words';

const annotation = (id: string, topic: number | null, more: Partial<Annotation> = {}): Annotation => ({
  annotation: id,
  kind: 'highlight',
  document: 'd',
  selector: 'text',
  topic: topic === null ? null : `t${topic}`,
  topic_position: topic,
  end_topic: null,
  end_topic_position: topic,
  quote: 'words',
  prefix: '',
  suffix: '',
  start: 5,
  end: 10,
  colour: 'yellow',
  note: null,
  label: null,
  tags: [],
  state: 'attached',
  confidence: null,
  origin: 'person',
  created_at: '2026-11-24T10:00:00Z',
  modified_at: '2026-11-24T10:00:00Z',
  ...more,
});
const whole = { kind: 'note', selector: 'topic', start: null, end: null, quote: null, colour: null } as const;

const NEW = 'new-1';
const asked = (more: Partial<Asked>): Asked => ({
  annotations: [],
  shown: { from: 1, to: 2 },
  current: null,
  editing: null,
  filter: ALL,
  begun: new Map(),
  linked: [],
  newKey: NEW,
  ...more,
});
const keys = (of: Partial<Asked>) =>
  sections(asked(of)).map(({ topic, entries }) => [topic, entries.map(({ key }) => key).join(' ')]);

describe('the notes pane', () => {
  const annotations = [
    annotation('doc', null, { ...whole, selector: 'document' }),
    annotation('a', 0),
    annotation('t', 1, whole),
    annotation('b', 1),
    annotation('c', 2),
    annotation('z', 9),
  ];

  it('lists what belongs to the topics on screen, those of the document at its start', () => {
    expect(keys({ annotations })).toEqual([
      [1, 't b'],
      [2, 'c'],
    ]);
    expect(keys({ annotations, shown: { from: 0, to: 0 } })).toEqual([
      [null, 'doc'],
      [0, 'a'],
    ]);
  });

  it('names a topic on screen that notes link to, also without a note of its own', () => {
    const shown = { from: 0, to: 3 };
    expect(keys({ annotations: [annotation('b', 1)], shown, linked: [3, null, 1, 7] })).toEqual([
      [null, ''],
      [1, 'b'],
      [3, ''],
    ]);
  });

  it('keeps what is being edited, wherever the page stands and whatever the filter', () => {
    const filter: Filter = { ...ALL, colours: new Set(['violet']) };
    expect(keys({ annotations, editing: 'z', filter })).toEqual([[9, 'z']]);
  });

  it('puts a new note where it will stand, and keeps its key when it exists', () => {
    const editing = { on: 'topic', topic: 1 } as const;
    expect(keys({ annotations, editing })[0]).toEqual([1, `t ${NEW} b`]);
    const saved = [...annotations.slice(0, 3), annotation('u', 1, whole), ...annotations.slice(3)];
    const begun = new Map([['u', NEW]]);
    expect(keys({ annotations: saved, editing: 'u', begun })[0]).toEqual([1, `t ${NEW} b`]);
  });

  it('filters by kind, colour, tag and note, all of them together', () => {
    const one = annotation('a', 1, { tags: ['cost'], note: 'why' });
    expect(passes(one, { ...ALL, colours: new Set(['yellow']), tags: new Set(['cost', 'x']) })).toBe(true);
    expect(passes(one, { ...ALL, colours: new Set(['yellow']), tags: new Set(['x']) })).toBe(false);
    expect(passes(one, { ...ALL, kinds: new Set(['bookmark']) })).toBe(false);
    expect(passes(one, { ...ALL, withNote: false })).toBe(false);
    expect(partsOn({ ...ALL, withNote: true, tags: turnedIn(new Set(), 'cost') })).toBe(2);
    expect(tagsOf([one, annotation('b', 1, { tags: ['b', 'cost'] })])[0]).toEqual({ name: 'cost', count: 2 });
  });
});

describe('bold and italic', () => {
  it('go round the selection and off again', () => {
    const bold = turnedBetween({ text: 'so it is', start: 3, end: 5 }, '**');
    expect(bold).toEqual({ text: 'so **it** is', start: 5, end: 7 });
    expect(turnedBetween(bold, '**')).toEqual({ text: 'so it is', start: 3, end: 5 });
  });

  it('italic inside bold is put on, not half of the bold taken off', () => {
    expect(turnedBetween({ text: '**it**', start: 2, end: 4 }, '*').text).toBe('***it***');
    expect(turnedBetween({ text: '***it***', start: 3, end: 5 }, '*').text).toBe('**it**');
  });
});

describe('tags', () => {
  it('are kept without # and stray spaces', () => {
    expect(tidied(' #to  check, ')).toBe('to check');
    expect(tidied('##')).toBe('');
  });

  it('complete by their beginning first, and never offer what is there', () => {
    expect(completions(['recost', 'cost', 'Costs', 'x'], 'cos', ['cost'])).toEqual(['Costs', 'recost']);
    expect(completions(['cost'], '', [])).toEqual([]);
  });
});
