import { describe, expect, it } from 'vitest';
import { chordLabel, matches } from './chords';
import type { Pressed } from './chords';
import { deedsFor, offered, onKeys, standsFor } from './dispatcher';
import type { Situation } from './dispatcher';
import { table } from './table';

function press(key: string, with_: Partial<Pressed> = {}): Pressed {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '';
  return { key, code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...with_ };
}

const reading: Situation = { platform: 'linux', inField: false, onMark: false, singleKeys: true };

describe('chords', () => {
  it('Ctrl is the command key on macOS', () => {
    expect(matches(press('f', { ctrlKey: true }), 'Ctrl+F', 'linux')).toBe(true);
    expect(matches(press('f', { ctrlKey: true }), 'Ctrl+F', 'macos')).toBe(false);
    expect(matches(press('f', { metaKey: true }), 'Ctrl+F', 'macos')).toBe(true);
  });

  it('modifiers must be those named, no more and no fewer', () => {
    expect(matches(press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Z', 'linux')).toBe(false);
    expect(matches(press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z', 'linux')).toBe(true);
    expect(matches(press('m', { altKey: true }), 'M', 'linux')).toBe(false);
  });

  it('letters go by what is typed, and by the key only where another script is typed', () => {
    expect(matches(press('f', { code: 'KeyU' }), 'F', 'linux')).toBe(true);
    expect(matches(press('u', { code: 'KeyF' }), 'F', 'linux')).toBe(false);
    expect(matches(press('а', { code: 'KeyF', ctrlKey: true }), 'Ctrl+F', 'linux')).toBe(true);
  });

  it('signs may need Shift on some layouts', () => {
    expect(matches(press('/', { code: 'Digit7', shiftKey: true }), '/', 'linux')).toBe(true);
    expect(matches(press('+', { ctrlKey: true, shiftKey: true }), 'Ctrl++', 'linux')).toBe(true);
  });

  it('digits are told by the key where Alt types another sign', () => {
    expect(matches(press('¹', { code: 'Digit1', altKey: true }), 'Alt+1', 'linux')).toBe(true);
  });

  it('are written as the system writes them', () => {
    expect(chordLabel('Ctrl+Shift+F', 'linux')).toBe('Ctrl+Shift+F');
    expect(chordLabel('Ctrl+Shift+F', 'macos')).toBe('⇧⌘F');
    expect(chordLabel('Alt+ArrowLeft', 'windows')).toBe('Alt+←');
    expect(chordLabel('Ctrl++', 'linux')).toBe('Ctrl++');
  });
});

describe('deeds', () => {
  it('single keys wait while a field has the focus, and can be switched off', () => {
    expect(deedsFor(press('j'), reading)).toEqual(['next-topic']);
    expect(deedsFor(press('j'), { ...reading, inField: true })).toEqual([]);
    expect(deedsFor(press('j'), { ...reading, singleKeys: false })).toEqual([]);
    expect(deedsFor(press('f', { ctrlKey: true }), { ...reading, inField: true })).toEqual(['find']);
  });

  it('undo in a field is the field’s own', () => {
    const z = press('z', { ctrlKey: true });
    expect(deedsFor(z, reading)).toEqual(['undo']);
    expect(deedsFor(z, { ...reading, inField: true })).toEqual([]);
  });

  it('some keys only mean something on a mark', () => {
    expect(deedsFor(press('Enter'), reading)).toEqual([]);
    expect(deedsFor(press('Enter'), { ...reading, onMark: true })).toEqual(['open-note']);
    expect(deedsFor(press('Delete'), { ...reading, onMark: true })[0]).toBe('remove-mark');
  });

  it('no two deeds share a key in one place', () => {
    for (const platform of ['linux', 'macos'] as const) {
      for (const onMark of [false, true]) {
        const seen = new Map<string, string>();
        for (const [deed, row] of Object.entries(table)) {
          if ((row.onMark ?? false) !== onMark || deed === 'remove-row') continue;
          const always = (platform === 'macos' ? row.mac : undefined) ?? row.always ?? [];
          for (const chord of [...always, ...(row.single ?? [])]) {
            expect(seen.get(chord), `${chord}: ${deed}`).toBeUndefined();
            seen.set(chord, deed);
          }
        }
      }
    }
  });
});

describe('a key by itself', () => {
  it('stands for its deed wherever it is pressed', () => {
    expect(standsFor(press('q', { ctrlKey: true }), 'quit')).toBe(true);
    expect(standsFor(press('q', { ctrlKey: true }), 'close-window')).toBe(false);
    expect(standsFor(press('j'), 'next-topic')).toBe(false);
  });
});

it('a deed is offered for as long as somebody can do it', () => {
  expect(offered()).toEqual([]);
  const end = onKeys({ find: () => true, search: () => true });
  expect(offered()).toEqual(['search', 'find']);
  end();
  expect(offered()).toEqual([]);
});
