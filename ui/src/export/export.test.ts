import { describe, expect, it } from 'vitest';
import { KINDS, lineLooks, requestOf, sinceOf, toRemember, type Choices } from './request';
import { sizeInWords } from './size';

const choices = (more: Partial<Choices> = {}): Choices => ({
  format: 'markdown',
  chosen: null,
  documents: ['d'],
  kinds: new Set(KINDS),
  colours: new Set(),
  tags: new Set(),
  orphaned: true,
  state: null,
  period: 'any',
  arrange: 'topic',
  context: 'none',
  ...more,
});

describe('what the core is asked', () => {
  it('leaves a list empty where all of it is wanted', () => {
    expect(requestOf(choices())).toMatchObject({ kinds: [], colours: [], tags: [], states: [] });
  });

  it('names the kinds in their order, and the states when orphans stay out', () => {
    const asked = requestOf(choices({ kinds: new Set(['bookmark', 'highlight']), orphaned: false }));
    expect(asked?.kinds).toEqual(['highlight', 'bookmark']);
    expect(asked?.states).toEqual(['attached', 'moved', 'changed']);
  });

  it('is nothing when no kind is chosen, for an empty list would be everything', () => {
    expect(requestOf(choices({ kinds: new Set() }))).toBeNull();
  });

  it('is the one state that is chosen, whatever is said of orphans', () => {
    expect(requestOf(choices({ state: 'orphaned', orphaned: false }))?.states).toEqual(['orphaned']);
  });

  it('goes back to the first moment of the first day', () => {
    const now = new Date(2026, 10, 24, 15, 30);
    expect(sinceOf('any', now)).toBeNull();
    expect(sinceOf('1', now)).toBe(new Date(2026, 10, 24).toISOString());
    expect(sinceOf('7', now)).toBe(new Date(2026, 10, 18).toISOString());
  });

  it('is remembered for the next time', () => {
    expect(toRemember(choices({ kinds: new Set(['note']), format: 'json' }))).toMatchObject({
      export_format: 'json',
      export_kinds: ['note'],
    });
  });
});

describe('the size of a file', () => {
  it('is said with the figures that count', () => {
    expect(sizeInWords(0)).toBe('0 bytes');
    expect(sizeInWords(1)).toBe('1 byte');
    expect(sizeInWords(999)).toBe('999 bytes');
    expect(sizeInWords(3412)).toBe('3.4 KB');
    expect(sizeInWords(9960)).toBe('10 KB');
    expect(sizeInWords(34_120)).toBe('34 KB');
    expect(sizeInWords(999_600)).toBe('1.0 MB');
    expect(sizeInWords(12_400_000)).toBe('12 MB');
  });
});

describe('the preview of Markdown', () => {
  it('tells front matter and headings from the text', () => {
    const looks = lineLooks('---\ntitle: A\n---\n\n# A\n#tag\n---').map(({ look }) => look);
    expect(looks).toEqual(['front', 'front', 'front', 'plain', 'heading', 'plain', 'plain']);
  });

  it('takes a rule at the start for no front matter when nothing ends it', () => {
    expect(lineLooks('---\ntext')[0]?.look).toBe('plain');
  });
});
