/** What a click on the text follows: links within the document and out of it, footnotes, pictures. */
import { commands } from '../commands';
import { fragmentOf } from '../page/insert';
import { report } from '../state/report.svelte';
import type { Spot } from '../state/report.svelte';
import { say, sayFailure } from '../state/toasts.svelte';
import { t } from '../words';
import type { Reading } from './reading.svelte';

/** True when there was something to follow. */
export function follow(event: Event, reading: Reading): boolean {
  if (!(event.target instanceof Element)) return false;
  const image = event.target.closest('img');
  if (image instanceof HTMLImageElement && image.hasAttribute('src')) {
    event.preventDefault();
    reading.popped = { kind: 'picture', image };
    return true;
  }
  const link = event.target.closest('a[href]');
  if (!(link instanceof HTMLAnchorElement)) return false;
  if (event instanceof KeyboardEvent) return false; // Enter on a link is a click of its own.
  event.preventDefault();
  void lead(link, reading);
  return true;
}

async function lead(link: HTMLAnchorElement, reading: Reading): Promise<void> {
  const href = link.getAttribute('href') ?? '';
  try {
    if (!href.startsWith('#')) {
      await commands.openLink(href);
      return;
    }
    const name = href.slice(1);
    const target = await commands.findTarget(report.document?.document ?? '', name);
    if (!target) {
      say({ text: t('link-leads-nowhere') });
    } else if (link.closest('sup.fn')) {
      await footnote(link, name, target, reading);
    } else {
      reading.popped = null;
      reading.jump(target);
    }
  } catch (error) {
    sayFailure(error);
  }
}

async function footnote(link: HTMLElement, name: string, target: Spot, reading: Reading): Promise<void> {
  const note = await noteOf(name, target.topic, reading);
  if (!note) {
    reading.jump(target);
    return;
  }
  const copy = note.cloneNode(true) as HTMLElement;
  for (const back of copy.querySelectorAll('a.back')) back.remove();
  reading.popped = { kind: 'footnote', number: link, html: copy.innerHTML, target };
}

/** The note's own element: on the page if its topic is, else in the topic's HTML. */
async function noteOf(name: string, topic: number, reading: Reading): Promise<Element | null> {
  const selector = `#${CSS.escape(name)}`;
  const mounted = reading.column?.topicElement(topic)?.querySelector(selector);
  if (mounted) return mounted;
  const [content] = await commands.topicContents(report.document?.document ?? '', topic, topic + 1);
  return content ? fragmentOf(content.html).querySelector(selector) : null;
}
