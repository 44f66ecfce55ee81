import { describe, expect, it } from 'vitest';
import { asBefore, doneSince, stepFrom, type Step } from './tour-steps';

const one = (annotation: string, kind: 'highlight' | 'note' | 'bookmark', note: string | null = null) => ({
  annotation,
  kind,
  note,
});

describe('what fulfils a step of the tour', () => {
  const old = one('a', 'highlight');

  it('is what was done since, not what was there', () => {
    expect(doneSince(asBefore([old]), [old], false)).toEqual([]);
    expect(doneSince(asBefore([old]), [old, one('b', 'highlight')], false)).toEqual(['mark']);
    expect(doneSince(asBefore([old]), [old, one('b', 'bookmark')], false)).toEqual(['bookmark']);
  });

  it('is a note on an old mark too, once it is put down', () => {
    const noted = [one('a', 'highlight', 'Why')];
    expect(doneSince(asBefore([old]), noted, true)).toEqual([]);
    expect(doneSince(asBefore([old]), noted, false)).toEqual(['note']);
    expect(doneSince(asBefore(noted), noted, false)).toEqual([]);
  });

  it('may be several at once', () => {
    expect(doneSince(asBefore([]), [one('a', 'highlight', 'Why')], false)).toEqual(['mark', 'note']);
  });
});

describe('the step after', () => {
  const done = (...steps: Step[]) => new Set(steps);

  it('is the next that is not done', () => {
    expect(stepFrom(0, done())).toBe(0);
    expect(stepFrom(1, done('mark'))).toBe(1);
    expect(stepFrom(1, done('mark', 'note'))).toBe(2);
    expect(stepFrom(2, done('bookmark', 'export'))).toBeNull();
    expect(stepFrom(4, done())).toBeNull();
  });
});
