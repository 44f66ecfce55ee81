// The sections of the settings, the words that lead to each, and what each goes back to. Pure.
import type { Settings } from '../commands';
import { LINE, SIZE, WIDTH } from '../state/appearance';

export const SECTIONS = [
  'appearance',
  'reading',
  'marking',
  'export',
  'keyboard',
  'library',
  'about',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What people may type, beside the names on the screen. */
const WORDS: Record<Section, string> = {
  appearance:
    'appearance theme dark mode light sepia night high contrast colours system typeface font face literata inter atkinson serif sans size bigger larger text line height spacing leading width column margin measure justified justify lines equal interface size zoom scale',
  reading: 'reading panes contents topics outline sidebar notes show hide',
  marking:
    'marking highlight colour color pen last yellow green blue rose violet roles meaning stand for claim evidence question tags tag rename merge',
  export:
    'export format markdown html web page json obsidian arrange topic tag colour context sentence paragraph include bookmarks',
  keyboard: 'keyboard keys shortcuts hotkeys single letter letters',
  library: 'library folder where size disk space check sound damaged data storage index copies',
  about: 'about version licence license tour help',
};

const defaults: Record<Section, Partial<Settings>> = {
  appearance: {
    theme: 'system',
    face: 'serif',
    size: SIZE.usual,
    line: LINE.usual,
    width: WIDTH.usual,
    justified: false,
    interface_size: 100,
  },
  reading: { contents_open: true, notes_open: true, contents_width: 264, notes_width: 320 },
  // The words of the colours are the library's: no button of the settings takes them away.
  marking: { last_colour: 'yellow' },
  export: {
    export_format: 'markdown',
    export_arrange: 'topic',
    export_context: 'none',
    export_kinds: [],
    export_orphaned: true,
  },
  keyboard: { single_keys: true },
  library: {},
  about: {},
};

/** What a section is set to at first; empty where it has nothing to set. */
export function defaultsOf(section: Section): Partial<Settings> {
  return defaults[section];
}

/** The sections that hold every word typed. */
export function sectionsWith(typed: string): Section[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return SECTIONS.filter((section) => words.every((word) => WORDS[section].includes(word)));
}
