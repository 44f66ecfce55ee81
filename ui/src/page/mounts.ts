/**
 * The children of the column's element: a ruler, a gap, topics, a gap, topics … a gap. A topic that stays is
 * never moved or made anew, since that would lose its selection, its focus and the scroll positions
 * in its tables.
 */
import type { Block } from './gaps';
import type { TopicElement } from './offsets';

export class Mounts {
  /** An element of no height that is always first: it has the column's width and stands at its top. */
  readonly ruler = document.createElement('div');
  private readonly topics = new Map<number, HTMLElement>();

  /** Takes over topics that are there already (`[data-topic]` children), as in the first HTML. */
  constructor(private readonly host: HTMLElement) {
    for (const child of [...host.childNodes]) {
      const topic = child instanceof HTMLElement ? child.dataset['topic'] : undefined;
      if (child instanceof HTMLElement && topic !== undefined) this.topics.set(Number(topic), child);
      else child.remove();
    }
    host.prepend(this.ruler);
  }

  /** The mounted topics, ascending. */
  get list(): number[] {
    return [...this.topics.keys()].sort((a, b) => a - b);
  }

  /** The mounted topics with their elements, ascending. */
  get elements(): TopicElement[] {
    return [...this.topics].sort(([a], [b]) => a - b).map(([topic, element]) => ({ topic, element }));
  }

  element(topic: number): HTMLElement | undefined {
    return this.topics.get(topic);
  }

  /** An empty topic element; it enters the page with the next `arrange`. */
  make(topic: number): HTMLElement {
    const element = document.createElement('section');
    element.className = topic === 0 ? 'topic first' : 'topic';
    element.dataset['topic'] = String(topic);
    this.topics.set(topic, element);
    return element;
  }

  remove(topic: number): void {
    this.topics.get(topic)?.remove();
    this.topics.delete(topic);
  }

  removeAll(): void {
    this.topics.clear();
    this.host.replaceChildren();
  }

  /** Bring the children into the order of the blocks, and give the gaps their heights. */
  arrange(column: readonly Block[]): void {
    let cursor = this.ruler.nextElementSibling;
    for (const block of column) {
      if (block.kind === 'gap') {
        let gap = cursor;
        if (gap instanceof HTMLElement && isGap(gap)) {
          cursor = gap.nextElementSibling;
        } else {
          gap = document.createElement('div');
          gap.className = 'gap';
          this.host.insertBefore(gap, cursor);
        }
        (gap as HTMLElement).style.height = `${String(block.scrollHeight)}px`;
      } else {
        const element = this.topics.get(block.from);
        if (!element) continue;
        // Gaps before a topic that stays are of no more use; a topic is never in the way of another.
        while (cursor && cursor !== element && element.parentNode && isGap(cursor)) {
          const gap = cursor;
          cursor = gap.nextElementSibling;
          gap.remove();
        }
        if (cursor === element) cursor = element.nextElementSibling;
        else this.host.insertBefore(element, cursor);
      }
    }
    while (cursor) {
      const rest = cursor;
      cursor = rest.nextElementSibling;
      rest.remove();
    }
  }

  /** The top of the column on screen (client px). */
  get top(): number {
    return this.ruler.getBoundingClientRect().top;
  }
}

function isGap(element: Element): boolean {
  return element.classList.contains('gap');
}
