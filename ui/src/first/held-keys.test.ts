// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { holdKeys } from './held-keys';

function press(init: KeyboardEventInit): boolean {
  return document.body.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
  );
}

test('keys pressed before the screens are there reach them, in their order and once', () => {
  const give = holdKeys();
  expect(press({ key: 'k', ctrlKey: true })).toBe(false);
  press({ key: 'F1' });
  press({ key: 'a', isComposing: true });

  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(`${event.ctrlKey ? 'Ctrl+' : ''}${event.key}`);
  document.addEventListener('keydown', listen);
  give();
  expect(heard).toEqual(['Ctrl+k', 'F1']);
  expect(press({ key: 'q', ctrlKey: true })).toBe(true);
  expect(heard).toEqual(['Ctrl+k', 'F1', 'Ctrl+q']);
  document.removeEventListener('keydown', listen);
});
