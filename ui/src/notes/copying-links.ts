// Links to what is open, into the clipboard: pasted into any note they lead there.
import { commands, type Annotation } from '../commands';
import { copyLater } from '../state/clipboard';
import { splitOrdinal } from '../state/reading-order';
import { report } from '../state/report.svelte';
import { say, sayFailure } from '../state/toasts.svelte';
import { t } from '../words';
import { linkOf } from './link-typing';
import { linkWordsOf } from './link-words';

export function copyLinkToAnnotation(annotation: Annotation): Promise<void> {
  const words = linkWordsOf(annotation) || t('note');
  return copy(Promise.resolve(linkOf(words, `lectern://annotation/${annotation.annotation}`)));
}

/** To a topic by its position; null for the document as a whole. */
export function copyLinkToTopic(topic: number | null): Promise<void> {
  const { document } = report;
  if (!document) return Promise.resolve();
  if (topic === null)
    return copy(Promise.resolve(linkOf(document.title, `lectern://document/${document.document}`)));
  const words = splitOrdinal(report.topics[topic]?.title ?? document.title).text;
  return copy(commands.topicAddress(report.edition, topic).then((address) => linkOf(words, address)));
}

async function copy(link: Promise<string>): Promise<void> {
  try {
    await copyLater(link);
    say({ text: t('link-copied') });
  } catch (thrown) {
    sayFailure(thrown);
  }
}
