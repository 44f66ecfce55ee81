import { describe, expect, test } from 'vitest';
import { ReadingClock, minutesFor, percent, sharePassed, shareRead } from './progress';

describe('a topic is read', () => {
  test('when its last line has been there for 250 ms a line', () => {
    const clock = new ReadingClock();
    clock.look(0, [{ topic: 3, lines: 8 }]);
    expect(clock.next()).toBe(2000);
    expect(clock.look(1999, [{ topic: 3, lines: 8 }])).toEqual([]);
    expect(clock.look(2000, [{ topic: 3, lines: 8 }])).toEqual([3]);
    expect(clock.isRead(3)).toBe(true);
    expect(clock.next()).toBeNull();
  });

  test('not by flying past', () => {
    const clock = new ReadingClock();
    for (let topic = 0; topic < 50; topic++) {
      expect(clock.look(topic * 100, [{ topic, lines: 4 }])).toEqual([]);
    }
  });

  test('over several visits', () => {
    const clock = new ReadingClock();
    clock.look(0, [{ topic: 1, lines: 4 }]);
    clock.look(600, []);
    clock.look(60_000, [{ topic: 1, lines: 4 }]);
    expect(clock.next()).toBe(400);
    expect(clock.look(60_400, [])).toEqual([1]);
  });

  test('not while nobody looks', () => {
    const clock = new ReadingClock();
    clock.look(0, [{ topic: 1, lines: 4 }]);
    clock.pause(500);
    expect(clock.look(90_000, [{ topic: 1, lines: 4 }])).toEqual([]);
    expect(clock.next()).toBe(500);
  });

  test('once', () => {
    const clock = new ReadingClock([1]);
    clock.look(0, [{ topic: 1, lines: 1 }]);
    expect(clock.look(9000, [])).toEqual([]);
  });
});

describe('how far', () => {
  const words = [100, 300, 600];
  const isRead = (topic: number): boolean => topic === 0;
  test('the share of a topic above a line', () => {
    expect([50, 100, 150, 250, 400].map((line) => sharePassed(100, 200, line))).toEqual([
      0, 0, 0.25, 0.75, 1,
    ]);
    expect(sharePassed(100, 0, 100)).toBe(1);
  });
  test('the share of a document by words', () => {
    expect(shareRead(words, isRead, null)).toBeCloseTo(0.1);
    expect(shareRead(words, isRead, { topic: 1, share: 0.5 })).toBeCloseTo(0.25);
    expect(shareRead(words, isRead, { topic: 0, share: 0.2 })).toBeCloseTo(0.1);
    expect(shareRead([], isRead, null)).toBe(0);
  });
  test('in whole per cent, 100 only at the end', () => {
    expect([0, 0.001, 0.174, 0.996, 1].map(percent)).toEqual([0, 1, 17, 99, 100]);
  });
  test('in minutes', () => {
    expect([0, 1, 230, 231, 3680].map((n) => minutesFor(n))).toEqual([0, 1, 1, 2, 16]);
  });
});
