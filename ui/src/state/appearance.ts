// From the settings to what the page carries: theme and face on <html>, sizes as variables. Pure.
import type { Settings, Theme } from '../commands';

/** What the operating system asks for. */
export interface System {
  dark: boolean;
  contrast: boolean;
}

export interface Appearance {
  theme: Exclude<Theme, 'system'>;
  variables: Record<string, string>;
}

export const SIZE = { min: 14, max: 28, step: 1, usual: 18 };
export const LINE = { min: 1.35, max: 2, step: 0.05, usual: 1.6 };
export const WIDTH = { min: 26, max: 44, step: 0.5, usual: 34.5 };

export function themeFor(theme: Theme, system: System): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme;
  if (system.contrast) return 'contrast';
  return system.dark ? 'dark' : 'light';
}

/** Lengths of the text are in px, since reading size is apart from interface size; panes follow the interface. */
export function appearance(settings: Settings, system: System): Appearance {
  return {
    theme: themeFor(settings.theme, system),
    variables: {
      'font-size': `${(16 * settings.interface_size) / 100}px`,
      '--read-size': `${settings.size}px`,
      '--read-line': String(settings.line),
      '--read-width': `${settings.width}em`,
      '--contents': `${settings.contents_width / 16}rem`,
      '--notes': `${settings.notes_width / 16}rem`,
    },
  };
}

/** The value after `by` steps, inside the range and free of float dust. */
export function stepped(value: number, by: number, range: typeof SIZE): number {
  const next = Math.min(range.max, Math.max(range.min, value + by * range.step));
  return Math.round(next * 100) / 100;
}
