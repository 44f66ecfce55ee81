// What the tour says at each step, and the keys and signs drawn in between, as they are now.
import { keyFor } from '../keys/dispatcher';
import type { IconName } from '../look/icon-names';
import type { Step } from '../state/tour-steps';
import { t } from '../words';
import { slot } from '../words/slots';

/** A key as it is on this keyboard, or the sign of a button with the name it is told by. */
export type Drawn = { key: string } | { sign: IconName; said: string };

export interface Said {
  title: string;
  text: string;
  signs: Drawn[];
  keys: string;
  drawn: Drawn[];
}

/** `hasNotes`: there is something to export, and so its sign stands above the notes. */
export function wordsOf(step: Step, hasNotes: boolean): Said {
  const key = (deed: Parameters<typeof keyFor>[0]): Drawn => ({ key: keyFor(deed) });
  const sign = slot(0);
  const title = t(`tour-${step}`);
  switch (step) {
    case 'mark':
      return {
        title,
        text: t('tour-mark-do'),
        signs: [],
        keys: t('tour-mark-keys', { cursor: slot(0), select: slot(1), first: slot(2), last: slot(3) }),
        drawn: [key('text-cursor'), key('end-on'), key('colour-1'), key('colour-5')],
      };
    case 'note':
      return {
        title,
        text: t('tour-note-do', { sign }),
        signs: [{ sign: 'i-message-square-text', said: t('sign-of-a-note') }],
        keys: t('tour-note-keys', { mark: slot(0), note: slot(1), done: slot(2) }),
        drawn: [key('next-mark'), key('note'), key('escape')],
      };
    case 'bookmark':
      return {
        title,
        text: t('tour-bookmark-do', { sign }),
        signs: [{ sign: 'i-bookmark', said: t('sign-of-a-bookmark') }],
        keys: t('tour-bookmark-keys', { bookmark: slot(0) }),
        drawn: [key('bookmark')],
      };
    case 'export':
      return {
        title,
        text: t(hasNotes ? 'tour-export-do' : 'tour-export-none', { sign }),
        signs: [{ sign: 'i-file-output', said: t('sign-of-export') }],
        keys: t('tour-export-keys', { export: slot(0) }),
        drawn: [key('export')],
      };
  }
}

/** The same for the ear: signs and keys by their names. */
export function spoken(text: string, drawn: readonly Drawn[]): string {
  return drawn.reduce<string>(
    (said, thing, index) => said.replaceAll(slot(index), 'key' in thing ? thing.key : thing.said),
    text,
  );
}
