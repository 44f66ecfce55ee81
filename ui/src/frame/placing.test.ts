import { describe, expect, it } from 'vitest';
import { placed } from './placing';

const window = { width: 400, height: 300 };
const size = { width: 100, height: 80 };

describe('a floating thing', () => {
  it('goes below its anchor where there is room', () => {
    expect(placed({ left: 50, top: 20, width: 28, height: 28 }, size, window)).toEqual({ left: 50, top: 54 });
  });

  it('goes above when the room below is too small and there is more above', () => {
    expect(placed({ left: 50, top: 250, width: 28, height: 28 }, size, window).top).toBe(164);
  });

  it('never leaves the window', () => {
    const corner = placed({ left: 390, top: 5, width: 8, height: 8 }, size, window, 'middle');
    expect(corner.left).toBe(292);
    expect(placed({ left: -40, top: 5, width: 8, height: 8 }, size, window).left).toBe(8);
  });
});
