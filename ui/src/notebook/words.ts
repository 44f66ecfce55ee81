/** The notebook's filters and heads in words. */
import type { Colour, Grouping, NotebookHead } from '../commands';
import { splitOrdinal } from '../state/reading-order';
import { colourName } from '../state/roles.svelte';
import { LANGUAGE, t } from '../words';
import { whenNeeded } from '../when-needed';
import type { Pill } from './request';

export function wordOf(pill: Pill): string {
  switch (pill.part) {
    case 'kind':
      return t('kinds', { kind: pill.value });
    case 'colour':
      return colourName(pill.value);
    case 'tag':
      return `#${pill.value}`;
    case 'document':
      return pill.title;
    case 'state':
      return t(`place-${pill.value}`);
    case 'noted':
      return pill.value ? t('with-a-note') : t('without-a-note');
  }
}

const day = whenNeeded(
  () =>
    new Intl.DateTimeFormat(LANGUAGE, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);

/** A day such as `2026-11-28` in words; what is no day stays as it is, since a head must not stop the desk. */
export function dayWords(name: string): string {
  const date = new Date(`${name}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? name : day().format(date);
}

/** The head of a group; a topic's number stands apart. */
export function headWords(head: NotebookHead, grouping: Grouping): { no: string; text: string } {
  if (head.topic !== null) {
    const { no, text } = splitOrdinal(head.name);
    return { no: no ?? '', text };
  }
  if (grouping === 'tag') return { no: '', text: head.name === '' ? t('without-a-tag') : `#${head.name}` };
  if (grouping === 'colour')
    return { no: '', text: head.name === '' ? t('without-a-colour') : colourName(head.name as Colour) };
  if (grouping === 'day') return { no: '', text: dayWords(head.name) };
  return { no: '', text: head.name };
}
