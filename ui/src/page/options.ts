/** What a column is given, and what it tells. */
import type { TopicMeta } from './layout';
import type { Place } from './places';
import type { Load } from './shelf';
import type { Reach } from './window';

/** What is on screen. */
export interface OnScreen {
  /** The topic being read, and the share of it (0 to 1) that has come up to the foot of the screen. */
  readonly topic: number;
  readonly share: number;
  /** The first and the last topic of which something is on screen. */
  readonly first: number;
  readonly last: number;
}

export interface ColumnOptions {
  /** The element that scrolls. */
  readonly scroller: HTMLElement;
  /** The column's own element in it. `[data-topic]` children in it are taken over as they are. */
  readonly host: HTMLElement;
  readonly topics: readonly TopicMeta[];
  readonly load: Load;
  /** HTML that is here already, by topic. */
  readonly known?: ReadonlyMap<number, string>;
  /** Where it stands at first, if not at its start; that topic's HTML must be known. */
  readonly at?: Place;
  /** How far beyond the screen topics are mounted; without it as far as scrolling needs. */
  readonly reach?: Reach;
  /** Puts a topic's HTML into its element: the one place where HTML enters the page. */
  readonly insert: (element: HTMLElement, html: string) => void;
  /** Topics that are read already. */
  readonly read?: Iterable<number>;
  /** The reading place, a quarter of a second after the last movement. */
  readonly onPlace?: (place: Place) => void;
  /** What is on screen, after every movement and change. */
  readonly onView?: (view: OnScreen) => void;
  /** A topic has entered, or is about to leave, the page. */
  readonly onMounted?: (topic: number, element: HTMLElement) => void;
  readonly onUnmount?: (topic: number, element: HTMLElement) => void;
  /** A topic has been read. */
  readonly onRead?: (topic: number) => void;
  /** Something may have moved within the column: redraw what is laid over it. */
  readonly onLaidOut?: () => void;
  /** HTML could not be had; what is on the page stays. */
  readonly onError?: (error: unknown) => void;
}

/** Where on screen a place is brought: near the top, or a third down, where the eyes rest. */
export type Where = 'top' | 'third';
