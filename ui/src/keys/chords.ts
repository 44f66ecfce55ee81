/**
 * What is pressed, as words: `Ctrl+Shift+F`, `Alt+ArrowLeft`, `Shift+M`, `?`.
 *
 * In the table `Ctrl` stands for the system's own command key, ⌘ on macOS; `Meta` and `Control` name
 * those two keys themselves. Letters are matched by the character typed, so that every layout works;
 * on layouts that type other scripts, by where the key lies. Pure.
 */

export type Platform = 'linux' | 'macos' | 'windows';

/** What is needed of a keyboard event. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

interface Chord {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
  readonly key: string;
}

const parsed = new Map<string, Chord>();

function parse(chord: string, platform: Platform): Chord {
  const name = `${platform} ${chord}`;
  const known = parsed.get(name);
  if (known) return known;
  // The last sign may be "+" itself.
  const parts =
    chord === '+' ? ['+'] : chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  const key = parts.at(-1) ?? '';
  const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
  const mac = platform === 'macos';
  const made: Chord = {
    ctrl: has('Control') || (!mac && has('Ctrl')),
    meta: has('Meta') || (mac && has('Ctrl')),
    alt: has('Alt'),
    shift: has('Shift'),
    key,
  };
  parsed.set(name, made);
  return made;
}

/** True when the event is this chord on this system. */
export function matches(event: Pressed, chord: string, platform: Platform): boolean {
  const want = parse(chord, platform);
  if (event.ctrlKey !== want.ctrl || event.metaKey !== want.meta || event.altKey !== want.alt) return false;
  // Signs sit on other levels of other layouts: whether Shift is needed for one is not ours to say.
  const isSign = want.key.length === 1 && !/[A-Z0-9]/.test(want.key);
  if (!isSign && event.shiftKey !== want.shift) return false;
  return keyOf(event).includes(want.key);
}

/** The names an event may go by, in capitals where it is a letter. */
function keyOf({ key, code, altKey, shiftKey }: Pressed): string[] {
  if (key === ' ' || key === 'Spacebar') return ['Space'];
  if (key.length !== 1) return [key];
  const names = [key.toUpperCase()];
  // With Alt or Shift a key may type another sign; digits are then told by the key.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && (altKey || shiftKey)) names.push(digit);
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined && (altKey || !/^[\u0020-\u024f]$/.test(key))) names.push(letter);
  return names;
}

const MAC: Readonly<Record<string, string>> = {
  Ctrl: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Delete: '⌦',
  Backspace: '⌫',
  Escape: '⎋',
};
const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  Control: 'Ctrl',
  ContextMenu: 'Menu',
  '-': '−',
};

/** The chord as it is shown beside a name: `Ctrl+Shift+F`, on macOS `⇧⌘F`. */
export function chordLabel(chord: string, platform: Platform): string {
  const parts = chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  if (platform !== 'macos') return parts.map((part) => NAMES[part] ?? part).join('+');
  const order = ['Control', 'Alt', 'Shift', 'Ctrl', 'Meta'];
  const modifiers = order.filter((name) => parts.slice(0, -1).includes(name));
  return [...modifiers, parts.at(-1) ?? ''].map((part) => MAC[part] ?? NAMES[part] ?? part).join('');
}
