// Makes the icon sprite: the Lucide icons the screens name, and our own glyphs, in one SVG of symbols.
// `node scripts/icons.mjs` writes, `--check` fails when what is written is stale.
import { readFileSync, writeFileSync } from 'node:fs';

/** Lucide icons in use. One that no screen shows any more goes out. */
const LUCIDE = [
  'a-large-small',
  'archive',
  'arrow-left',
  'arrow-up-down',
  'bookmark',
  'case-sensitive',
  'check',
  'chevron-down',
  'chevron-up',
  'copy',
  'ellipsis',
  'file-output',
  'file-plus',
  'file-text',
  'file-x',
  'folder',
  'hard-drive',
  'highlighter',
  'history',
  'info',
  'keyboard',
  'layout-grid',
  'library',
  'link',
  'list',
  'list-filter',
  'maximize',
  'message-square-text',
  'minus',
  'notebook-text',
  'panel-left',
  'panel-right',
  'pencil-line',
  'plus',
  'redo-2',
  'rotate-ccw',
  'rows-3',
  'scan-text',
  'search',
  'settings',
  'tag',
  'text-select',
  'trash-2',
  'triangle-alert',
  'undo-2',
  'unlink',
  'volume-2',
  'whole-word',
  'x',
  'zoom-in',
  'zoom-out',
];

/** Our own: a shape for each highlight colour (12 units), the bookmark's ribbon, the app's mark. */
const OWN = {
  'g-yellow': ['0 0 12 12', '<circle cx="6" cy="6" r="5"/>'],
  'g-green': ['0 0 12 12', '<rect x="1.3" y="1.3" width="9.4" height="9.4" rx="1"/>'],
  'g-blue': ['0 0 12 12', '<path d="M6 .9 11.6 10.8H.4z" stroke-linejoin="round"/>'],
  'g-rose': ['0 0 12 12', '<path d="M6 .2 11.8 6 6 11.8.2 6z"/>'],
  'g-violet': ['0 0 12 12', '<path d="M4.2.8h3.6v3.4h3.4v3.6H7.8v3.4H4.2V7.8H.8V4.2h3.4z"/>'],
  ribbon: ['0 0 12 20', '<path d="M0 0h12v20l-6-4.6L0 20z"/>'],
  mark: [
    '0 0 24 24',
    '<path d="M12 5.2C9.6 3.6 6.3 3 2.5 3.2v13.6c3.8-.2 7.1.4 9.5 2 2.4-1.6 5.7-2.2 9.5-2V3.2C17.7 3 14.4 3.6 12 5.2zM12 5.2v13.6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>',
  ],
};

const here = (path) => new URL(path, import.meta.url);

function lucide(name) {
  const svg = readFileSync(here(`../node_modules/lucide-static/icons/${name}.svg`), 'utf8');
  const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  return [
    '0 0 24 24',
    inner
      .trim()
      .replace(/\s*\n\s*/g, '')
      .replace(/ \/>/g, '/>'),
  ];
}

const symbols = [...LUCIDE.map((name) => [`i-${name}`, lucide(name)]), ...Object.entries(OWN)];
const sprite = [
  '<svg xmlns="http://www.w3.org/2000/svg" class="sprite" aria-hidden="true" focusable="false">',
  '<!-- Made by scripts/icons.mjs. Symbols i-*: Lucide (ISC licence). The others are our own. -->',
  ...symbols.map(([id, [box, inner]]) => `<symbol id="${id}" viewBox="${box}">${inner}</symbol>`),
  '</svg>',
  '',
].join('\n');
const names = [
  '// The names of the icons in the sprite. Made by scripts/icons.mjs.',
  'export type IconName =',
  ...symbols.map(([id], n) => `  | '${id}'${n === symbols.length - 1 ? ';' : ''}`),
  '',
].join('\n');

const files = [
  ['../src/look/sprite.svg', sprite],
  ['../src/look/icon-names.ts', names],
];
if (process.argv.includes('--check')) {
  const stale = files.filter(([path, text]) => readFileSync(here(path), 'utf8') !== text);
  for (const [path] of stale) console.error(`${path} is stale: run npm run icons`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of files) writeFileSync(here(path), text);
}
