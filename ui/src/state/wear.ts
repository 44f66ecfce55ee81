// Puts the settings' look on the page. Runs before there is a screen.
import type { Settings } from '../commands';
import { appearance, type System } from './appearance';

export const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');
export const contrast = (): MediaQueryList => matchMedia('(prefers-contrast: more)');
const system = (): System => ({ dark: dark().matches, contrast: contrast().matches });

/** Theme and face on <html>, sizes as variables. */
export function wear(settings: Settings): void {
  const { theme, variables } = appearance(settings, system());
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  root.dataset['face'] = settings.face;
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(name, value);
}
