/** The commands of the box: what has a key and can be done now, and what has none. */
import { keyFor, offered, perform } from '../keys/dispatcher';
import type { Deed } from '../keys/table';
import { COLOURS } from '../look/colours';
import type { IconName } from '../look/icon-names';
import { collections } from '../state/collections.svelte';
import { shelf } from '../library/shelf.svelte';
import { goToTag } from '../notebook/tagged';
import { tagsDialog } from '../notes/tags-dialog.svelte';
import { groups, type Listed } from '../settings/key-groups';
import { SECTIONS } from '../settings/sections';
import { shown } from '../settings/shown.svelte';
import { desk } from '../state/desk.svelte';
import { find } from '../state/find.svelte';
import { overview } from '../state/overview.svelte';
import { report } from '../state/report.svelte';
import { colourName } from '../state/roles.svelte';
import { change } from '../state/settings.svelte';
import { tagList } from '../state/tags.svelte';
import { say } from '../state/toasts.svelte';
import { tour } from '../state/tour.svelte';
import { t } from '../words';
import type { Offer } from './groups';

export interface Command extends Offer {
  readonly run: () => unknown;
}

/** What only its key can do, and what the box is or is in the way of. */
const NEVER: readonly Deed[] = [
  'search',
  'search-text',
  'escape',
  'next-pane',
  'previous-pane',
  'screen-down',
  'screen-up',
  'end-back',
  'end-on',
  'end-back-word',
  'end-on-word',
  'start-back',
  'start-on',
  'start-back-word',
  'start-on-word',
  'rename',
  'note-done',
  'bold',
  'italic',
  'preview',
];

/** The signs that stand for a deed elsewhere on the screen, too; the others are keys. */
const ICONS: Partial<Record<Deed, IconName>> = {
  'add-documents': 'i-file-plus',
  export: 'i-file-output',
  settings: 'i-settings',
  library: 'i-library',
  notebook: 'i-notebook-text',
  reader: 'i-file-text',
  back: 'i-arrow-left',
  undo: 'i-undo-2',
  redo: 'i-redo-2',
  'full-screen': 'i-maximize',
  find: 'i-search',
  'next-hit': 'i-chevron-down',
  'previous-hit': 'i-chevron-up',
  'contents-pane': 'i-panel-left',
  'notes-pane': 'i-panel-right',
  'focus-mode': 'i-maximize',
  type: 'i-a-large-small',
  'text-larger': 'i-a-large-small',
  'text-smaller': 'i-a-large-small',
  'text-as-set': 'i-a-large-small',
  'text-cursor': 'i-text-select',
  highlight: 'i-highlighter',
  'colour-1': 'i-highlighter',
  'colour-2': 'i-highlighter',
  'colour-3': 'i-highlighter',
  'colour-4': 'i-highlighter',
  'colour-5': 'i-highlighter',
  note: 'i-message-square-text',
  'open-note': 'i-message-square-text',
  bookmark: 'i-bookmark',
  'copy-with-source': 'i-copy',
  tags: 'i-tag',
  'remove-mark': 'i-trash-2',
  'remove-row': 'i-trash-2',
  archive: 'i-archive',
  collect: 'i-folder',
  'row-tags': 'i-tag',
  'row-details': 'i-info',
};

/** So many tags are commands to go to what has them, the most used; `#` offers all. */
const TAGS = 50;

/** What the window was like before the box opened over it. */
export interface Before {
  readonly hasSelection: boolean;
}

const onMark = (): boolean => report.current !== null;
const onWords = ({ hasSelection }: Before): boolean => hasSelection || onMark();
const onRows = (): boolean => desk.view !== 'library' || shelf.meant.length > 0;
const inReader = (): boolean => desk.view === 'reader';

/** What a deed needs to have something to do. */
const NEEDS: Partial<Record<Deed, (before: Before) => boolean>> = {
  back: () => desk.canBack,
  forward: () => desk.canForward,
  library: () => desk.view !== 'library',
  notebook: () => desk.view !== 'notebook',
  settings: () => desk.view !== 'settings',
  reader: () => !inReader() && desk.document !== null,
  'next-hit': () => find.query !== '',
  'previous-hit': () => find.query !== '',
  'next-mark': () => report.annotations.length > 0,
  'previous-mark': () => report.annotations.length > 0,
  'open-note': onMark,
  'remove-mark': onMark,
  tags: onMark,
  'mark-menu': onMark,
  highlight: ({ hasSelection }) => hasSelection,
  'colour-1': onWords,
  'colour-2': onWords,
  'colour-3': onWords,
  'colour-4': onWords,
  'colour-5': onWords,
  'copy-with-source': onWords,
  archive: onRows,
  collect: onRows,
  'row-tags': onRows,
  'row-details': onRows,
  'remove-row': onRows,
};

/** Where a deed belongs, as the keyboard sheet says it; nothing for what is done anywhere. */
const groupOf = new Map<Listed, string>(
  groups
    .filter(([group]) => group !== 'anywhere')
    .flatMap(([group, listed]) => listed.map((one) => [one, t(`keys-${group}`)] as const)),
);

/** What is wanted most, before use says better: what is done to the text, then the ways to look at it. */
const FIRST: readonly Deed[] = [
  'highlight',
  'note',
  'bookmark',
  'copy-with-source',
  'find',
  'go-to-topic',
  'focus-mode',
  'contents-pane',
  'notes-pane',
  'type',
  'add-documents',
  'export',
];

/** What can be done now, what is wanted most first. */
export function commandsNow(before: Before): Command[] {
  const place = (deed: Deed): number => (FIRST.includes(deed) ? FIRST.indexOf(deed) : FIRST.length);
  const deeds = offered()
    .filter((deed) => !NEVER.includes(deed) && (NEEDS[deed]?.(before) ?? true))
    .sort((a, b) => place(a) - place(b));
  return [...deeds.map(ofDeed), ...withoutKey()];
}

/** The colours of the deeds that give one. */
const colourOf = new Map(COLOURS.map((colour, at) => [`colour-${String(at + 1)}`, colour]));

function ofDeed(deed: Deed): Command {
  const about = groupOf.get(deed) ?? '';
  const colour = colourOf.get(deed);
  const name = colour ? colourName(colour) : t(`deed-${deed}`);
  const run = (): void => {
    if (!perform(deed, new KeyboardEvent('keydown'))) say({ text: t('command-not-now', { name }) });
  };
  return { id: deed, name, about, icon: ICONS[deed] ?? 'i-keyboard', key: keyFor(deed), run };
}

function withoutKey(): Command[] {
  const command = (
    id: string,
    name: string,
    [about, icon]: readonly [string, IconName],
    run: () => unknown,
  ): Command => ({ id, name, about, icon, key: '', run });
  const place = overview.tourPlace;
  return [
    ...(place === undefined
      ? []
      : [
          command('tour', t('take-the-tour'), ['', 'i-info'], async () => {
            if (await desk.openDocument(place)) tour.begin();
          }),
        ]),
    ...(['light', 'sepia', 'dark', 'contrast', 'system'] as const).map((theme) =>
      command(`theme-${theme}`, t(`theme-${theme}`), [t('theme'), 'i-a-large-small'], () =>
        change({ theme }),
      ),
    ),
    ...SECTIONS.map((section) =>
      command(`section-${section}`, t(`section-${section}`), [t('settings'), 'i-settings'], () => {
        shown.section = section;
        desk.toSettings();
      }),
    ),
    command('all-tags', t('all-tags'), ['', 'i-tag'], () => tagsDialog.show()),
    ...collections.all.map(({ collection, name }) =>
      command(`collection-${collection}`, name, [t('collection'), 'i-folder'], () =>
        shelf.go({ at: 'collection', collection }),
      ),
    ),
    ...tagList.mostUsed.slice(0, TAGS).map((tag) => {
      const where = t(tag.annotations > 0 ? 'notebook' : 'results');
      return command(`tag-${tag.name}`, `#${tag.name}`, [where, 'i-tag'], () => goToTag(tag));
    }),
  ];
}
