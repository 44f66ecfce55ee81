import { describe, expect, test } from 'vitest';
import { Heights } from './heights';
import { correction, firstOnScreen, holdBlank, scrollToReveal } from './hold';

const range = { top: 5000, max: 9000 };

describe('holding a line', () => {
  test('scrolls by what it has moved', () => {
    expect(correction({ now: 40, want: 40 }, range)).toBe(0);
    expect(correction({ now: 140, want: 40 }, range)).toBe(100);
    expect(correction({ now: -60, want: 40 }, range)).toBe(-100);
  });

  test('leaves less than half a pixel alone', () => {
    expect(correction({ now: 40.4, want: 40 }, range)).toBe(0);
    expect(correction({ now: 40.6, want: 40 }, range)).toBe(1);
  });

  test('does not creep over a thousand fractional changes', () => {
    // The line stands at `line` in the column; each step something above it grows by 0.3 px.
    let line = 5040;
    let top = 5000;
    for (let i = 0; i < 1000; i++) {
      line += 0.3;
      top += correction({ now: line - top, want: 40 }, { top, max: 1e6 });
      expect(Math.abs(line - top - 40)).toBeLessThanOrEqual(0.5);
    }
  });

  test('stays within what can be scrolled', () => {
    expect(correction({ now: 1e9, want: 0 }, range)).toBe(4000);
    expect(correction({ now: -1e9, want: 0 }, range)).toBe(-5000);
  });

  test('with nothing mounted on screen holds the topic that belongs there', () => {
    const heights = new Heights([100, 100, 100]);
    expect(holdBlank(heights, { top: 130, bottom: 900 })).toEqual({ topic: 1, want: -30 });
    // A title stands above the column: so far above its own top is the top of the screen.
    expect(holdBlank(heights, { top: -90, bottom: 700 })).toEqual({ topic: 0, want: 90 });
  });

  test('the first topic on screen is the one that reaches below the top', () => {
    const standing = [
      { topic: 4, top: -900, bottom: 0 },
      { topic: 5, top: 0, bottom: 700 },
    ];
    expect(firstOnScreen(standing, 600)?.topic).toBe(5);
    expect(firstOnScreen([{ topic: 9, top: 800, bottom: 900 }], 600)).toBeNull();
  });
});

describe('bringing a box on screen', () => {
  const screen = { top: 48, height: 600 };
  test.each([
    [{ top: 100, bottom: 120 }, 0],
    [{ top: 60, bottom: 80 }, -28],
    [{ top: 640, bottom: 660 }, 52],
    [{ top: 60, bottom: 900 }, -28],
  ])('scrolls as little as needed: %j', (box, by) => {
    expect(scrollToReveal(box, screen, 40)).toBe(by);
  });
});
