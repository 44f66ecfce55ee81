// Puts the icon sprite into the first HTML, so that the first screen has its icons before any script has run.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const sprite = fileURLToPath(new URL('./src/look/sprite.svg', import.meta.url));

export function iconSprite(): Plugin {
  return {
    name: 'lectern-icon-sprite',
    transformIndexHtml: (html) => {
      const place = '<!--icons-->';
      if (!html.includes(place)) throw new Error(`index.html has no ${place}`);
      return html.replace(place, () => readFileSync(sprite, 'utf8').trim());
    },
  };
}
