// Where a link in a note leads, and how one comes back: Back returns to the line one was on.
import { tick } from 'svelte';
import { commands, fault, type Annotation, type LinkDestination } from '../commands';
import { desk } from '../state/desk.svelte';
import { report } from '../state/report.svelte';
import { say, sayFailure } from '../state/toasts.svelte';
import { t } from '../words';

const GONE = ['unknown-document', 'unknown-topic', 'unknown-annotation', 'invalid-value'];

/** Goes where a link leads; a target that is gone is told in a toast. */
export async function followLink(address: string): Promise<void> {
  let to: LinkDestination;
  try {
    to = await commands.followLink(address);
  } catch (thrown) {
    if (GONE.includes(fault(thrown).code)) say({ text: t('link-gone') });
    else sayFailure(thrown);
    return;
  }
  await goTo(to);
}

/** Goes to an annotation of any document. */
export function goToAnnotation({ document, annotation, topic_position, start }: Annotation): Promise<void> {
  return goTo({ document, annotation, topic: topic_position, start });
}

async function goTo({ document, annotation, topic, start }: LinkDestination): Promise<void> {
  const spot = { topic: topic ?? 0, offset: start ?? 0 };
  const wasThere = desk.view === 'reader' && desk.document === document;
  if (annotation === null) {
    await desk.openDocument(document, topic === null && !wasThere ? null : spot);
    return;
  }
  if (wasThere && report.spot) desk.remember(report.spot);
  if (!(await desk.openDocument(document))) return;
  const made = report.annotation(annotation);
  if (made?.kind === 'highlight') return report.goTo(made);
  // There is nothing on the page that could take the focus: its row in the pane does.
  report.current = made?.annotation ?? null;
  report.goTo(spot, start === null ? 'top' : 'third');
  await tick();
  document_row(annotation)?.focus();
}

const document_row = (annotation: string) =>
  window.document.querySelector<HTMLElement>(`[data-note="${CSS.escape(annotation)}"]`);
