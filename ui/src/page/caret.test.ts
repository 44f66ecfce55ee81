import { expect, test } from 'vitest';
import { stepOf } from './caret';

const key = (name: string, held = ''): Parameters<typeof stepOf>[0] => ({
  key: name,
  shiftKey: held.includes('s'),
  ctrlKey: held.includes('c'),
  altKey: held.includes('a'),
  metaKey: held.includes('m'),
});

test('arrows move, Shift extends, Ctrl goes by word', () => {
  expect(stepOf(key('ArrowRight'))).toEqual({ to: 'right', by: 'character', extend: false });
  expect(stepOf(key('ArrowLeft', 'sc'))).toEqual({ to: 'left', by: 'word', extend: true });
  expect(stepOf(key('ArrowDown', 's'))).toEqual({ to: 'forward', by: 'line', extend: true });
  expect(stepOf(key('End'))).toEqual({ to: 'forward', by: 'lineboundary', extend: false });
});

test('on macOS by word with the option key', () => {
  expect(stepOf(key('ArrowRight', 'a'), true)?.by).toBe('word');
  expect(stepOf(key('ArrowRight', 'm'), true)).toBeNull();
});

test('other keys are not steps', () => {
  expect(stepOf(key('a'))).toBeNull();
  expect(stepOf(key('ArrowLeft', 'a'))).toBeNull();
  expect(stepOf(key('ArrowUp', 'c'))).toBeNull();
});
