// What is heard at the ends of a mark: its colour by the name it is given, and what that stands for.
import { afterEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../commands';
import type { Topic } from '../state/topics';
import { colourName, roles } from '../state/roles.svelte';
import { differing, marksByTopic } from './marks-by-topic';
import { spokenWith } from './spoken';

afterEach(() => {
  roles.names = {};
});

const topics = [{ position: 0, chars: 10 } as Topic, { position: 1, chars: 10 } as Topic];
const highlight = (topic: number, colour: string) =>
  ({
    annotation: `a${String(topic)}`,
    kind: 'highlight',
    topic_position: topic,
    start: 1,
    end_topic_position: topic,
    end: 3,
    colour,
    note: null,
    state: 'attached',
    created_at: '2026-11-24T12:00:00Z',
  }) as Annotation;
const painted = () =>
  marksByTopic([highlight(0, 'yellow'), highlight(1, 'green')], topics, spokenWith(colourName));

describe('a mark', () => {
  it('is called by its colour, and by what that stands for where it stands for something', () => {
    roles.names = { yellow: 'claim' };
    const spoken = spokenWith(colourName);
    expect(spoken.start('yellow', true)).toBe('Yellow: claim highlight, with note:');
    expect(spoken.start('green', false)).toBe('Green highlight:');
    expect(spoken.end).toBe('end of highlight');
  });

  it('is painted anew when its colour stands for something else, and others are not', () => {
    const before = painted();
    roles.names = { yellow: 'claim' };
    expect(differing(before, painted())).toEqual([0]);
  });
});
