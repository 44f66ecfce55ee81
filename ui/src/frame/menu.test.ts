import { describe, expect, it } from 'vitest';
import { step, withDigit } from './menu';

const names = ['Edit note', 'Copy with source', 'Copy link', 'Remove'];

describe('keys in a menu', () => {
  it('go round at both ends', () => {
    expect(step('ArrowDown', 3, names)).toBe(0);
    expect(step('ArrowUp', 0, names)).toBe(3);
  });

  it('jump to the next item that begins with the letter', () => {
    expect(step('c', 0, names)).toBe(1);
    expect(step('C', 1, names)).toBe(2);
    expect(step('c', 2, names)).toBe(1);
    expect(step('x', 2, names)).toBeNull();
  });

  it('choose what has a digit, and nothing by a letter', () => {
    const run = () => undefined;
    const items = [
      'line',
      { head: 'Colour' },
      { label: 'Claim', key: '1', run },
      { label: 'Open', key: 'O', run },
    ] as const;
    expect(withDigit(items, '1')).toBe(items[2]);
    expect(withDigit(items, '2')).toBeUndefined();
    expect(withDigit(items, 'O')).toBeUndefined();
  });

  it('leave Space and Enter to the button', () => {
    expect(step(' ', 0, names)).toBeNull();
    expect(step('Enter', 0, names)).toBeNull();
  });
});
