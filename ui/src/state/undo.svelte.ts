// Undo and redo of every action, across documents and restarts: the journal knows, this says what it did.
import { commands, type Kind, type Turned } from '../commands';
import { t } from '../words';
import { desk } from './desk.svelte';
import { overview } from './overview.svelte';
import { report } from './report.svelte';
import { roles } from './roles.svelte';
import { say, sayFailure } from './toasts.svelte';

/** What else shows the library and follows it after a turn. */
const followers: (() => Promise<void>)[] = [];

/** `follow` is called after every undo and redo, until the answer is called. */
export function followTurns(follow: () => Promise<void>): () => void {
  followers.push(follow);
  return () => void followers.splice(followers.indexOf(follow), 1);
}

export function undo(): Promise<void> {
  return turn('undo');
}

export function redo(): Promise<void> {
  return turn('redo');
}

async function turn(way: 'undo' | 'redo'): Promise<void> {
  let turned: Turned;
  try {
    turned = await commands[way]();
  } catch (thrown) {
    sayFailure(thrown);
    return;
  }
  const before = kindIn(turned);
  await Promise.all([
    overview.refresh(),
    refreshReader(turned),
    roles.refresh(),
    ...followers.map((follow) => follow()),
  ]);
  const what = deed(turned, before ?? kindIn(turned));
  if (way === 'undo') say({ text: t('undid', { what }), redo: true });
  else say({ text: t('redid', { what }), undo: true });
}

/** The open document is read anew when the turn touched it, and put away when the turn took it out. */
async function refreshReader(turned: Turned): Promise<void> {
  const open = desk.document;
  if (open === null || !turned.documents.includes(open)) return;
  if (turned.action === 'import' || turned.action === 'edition' || turned.action === 'remove-document') {
    const there = await commands.documents([open]).catch(sayFailure);
    if (there?.length === 0) return desk.forget(open);
  }
  await report.refresh();
}

function kindIn(turned: Turned): Kind | null {
  const annotation = turned.annotations[0];
  return report.annotation(annotation ?? null)?.kind ?? null;
}

/** The deed in words; `kind` where the action alone does not say what it was done to. */
export function deed({ action, annotations, documents }: Turned, kind: Kind | null): string {
  if (action === 'edit' || action === 'remove-annotation') {
    const count = annotations.length;
    if (count > 1) return t(action === 'edit' ? 'did-edit-many' : 'did-remove-many', { count });
    return t(`did-${action}`, { kind: kind ?? 'other' });
  }
  if (action === 'arrange' || action === 'remove-document' || action === 'import')
    return t(`did-${action}`, { count: documents.length });
  return t(`did-${action}`);
}
