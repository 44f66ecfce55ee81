/**
 * What a column shows on its topics besides their text: marks, the current one, hits of find. It keeps
 * them for topics that are not mounted and puts them on when they are.
 */
import { Found } from './found';
import type { Hit } from './found';
import { piecesOf } from './marks';
import type { Mark } from './marks';
import { countPoints } from './offsets';
import type { TopicElement } from './offsets';
import { paint, setCurrent } from './paint';

export class Ink {
  private readonly marks = new Map<number, readonly Mark[]>();
  private readonly found = new Found();
  private current: string | null = null;

  /** Put all on a topic's element. Hits come last: painting marks moves the text nodes they are in. */
  apply(topic: number, element: Element): void {
    const marks = this.marks.get(topic) ?? [];
    const byId = new Map(marks.map((mark) => [mark.id, mark]));
    const length = marks.length > 0 ? countPoints(element.textContent ?? '') : 0;
    paint(element, piecesOf(length, marks), byId, this.current);
    this.found.paint(topic, element);
  }

  /** To be called before a topic leaves the page. */
  forget(topic: number): void {
    this.found.forget(topic);
  }

  setMarks(topic: number, marks: readonly Mark[]): void {
    if (marks.length > 0) this.marks.set(topic, marks);
    else this.marks.delete(topic);
  }

  setCurrent(id: string | null, mounted: readonly TopicElement[]): void {
    this.current = id;
    for (const { element } of mounted) setCurrent(element, id);
  }

  setFound(hits: readonly Hit[], current: Hit | null, mounted: readonly TopicElement[]): void {
    this.found.set(hits, current);
    for (const { topic, element } of mounted) this.found.paint(topic, element);
  }
}
