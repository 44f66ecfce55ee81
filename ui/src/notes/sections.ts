// What the notes pane lists: the annotations of the topics on screen under their topics. Pure.
import type { Annotation } from '../commands';
import type { Editing } from '../state/report.svelte';
import { passes, type Filter } from './filter';

export type NewNote = Extract<Editing, { on: string }>;

export interface Entry {
  /** Stays the same while a new note becomes an annotation, so that its field keeps the focus. */
  key: string;
  annotation: Annotation | null;
  /** Where a note is to go that does not exist yet. */
  on: NewNote | null;
}

export interface Section {
  /** Position of the topic; null for the document as a whole. */
  topic: number | null;
  entries: Entry[];
}

export interface Asked {
  /** In reading order. */
  annotations: readonly Annotation[];
  /** First and last topic on screen. */
  shown: { from: number; to: number };
  current: string | null;
  editing: Editing;
  filter: Filter;
  /** Topics that notes link to, null for the document: their names stand there to say so, also without a note. */
  linked: readonly (number | null)[];
  /** Keys under which notes were begun, by the id they got. */
  begun: ReadonlyMap<string, string>;
  /** The key of the note that does not exist yet, another for each. */
  newKey: string;
}

/** What is being edited or current is listed wherever the page stands and whatever the filter says. */
export function sections({
  annotations,
  shown,
  current,
  editing,
  filter,
  begun,
  linked,
  newKey,
}: Asked): Section[] {
  const made = new Map<number | null, Entry[]>();
  for (const annotation of annotations) {
    const topic = annotation.topic_position;
    const wanted = annotation.annotation === editing || annotation.annotation === current;
    if (!wanted && !(isOn(topic, shown) && passes(annotation, filter))) continue;
    const key = begun.get(annotation.annotation) ?? annotation.annotation;
    push(made, topic, { key, annotation, on: null });
  }
  if (editing !== null && typeof editing === 'object') {
    const topic = editing.on === 'topic' ? editing.topic : null;
    const entries = made.get(topic) ?? [];
    // Where it will stand once it exists: after what else is on the whole of the topic.
    const whole = entries.filter(({ annotation }) => annotation !== null && annotation.start === null).length;
    made.set(topic, entries.toSpliced(whole, 0, { key: newKey, annotation: null, on: editing }));
  }
  for (const topic of linked) if (!made.has(topic) && isOn(topic, shown)) made.set(topic, []);
  return [...made]
    .map(([topic, entries]) => ({ topic, entries }))
    .sort((a, b) => (a.topic ?? -1) - (b.topic ?? -1));
}

function isOn(topic: number | null, { from, to }: Asked['shown']): boolean {
  return topic === null ? from === 0 : topic >= from && topic <= to;
}

function push(made: Map<number | null, Entry[]>, topic: number | null, entry: Entry): void {
  const entries = made.get(topic);
  if (entries) entries.push(entry);
  else made.set(topic, [entry]);
}
