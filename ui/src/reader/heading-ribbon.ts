/** The ribbon at the heading of a bookmarked topic. It holds no text, so that offsets stay. */
import { t } from '../words';

const SVG = 'http://www.w3.org/2000/svg';

export function bookmarkHeading(topic: HTMLElement, marked: boolean): void {
  const there = topic.querySelector('svg.ribbon');
  if (!marked) {
    there?.remove();
    return;
  }
  if (there) return;
  const heading = topic.querySelector('h1,h2,h3,h4,h5,h6') ?? topic;
  const ribbon = document.createElementNS(SVG, 'svg');
  ribbon.setAttribute('class', 'ribbon');
  ribbon.setAttribute('role', 'img');
  ribbon.setAttribute('aria-label', t('bookmarked-topic'));
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', '#ribbon');
  ribbon.append(use);
  heading.append(ribbon);
}
