// What the library holds, in figures, and the few documents that are shown beside the list. The list itself keeps the
// rows on the screen; it is asked for with them, so that both change at once.
import { commands, type Continued, type Overview, type RecentPlace } from '../commands';
import type { ShelfRequest, ShelfRows } from '../commands';
import { sayFailure } from './toasts.svelte';

/** Who shows the documents: what it asks for, and what it does with the answer. */
export interface Follower {
  request: () => ShelfRequest;
  take: (rows: ShelfRows, asked: ShelfRequest) => void;
}

class Library {
  /** How many documents there are, and how many of them in the archive. */
  documents = $state(0);
  archived = $state(0);
  /** How many documents each collection shows. */
  collections = $state.raw<ReadonlyMap<string, number>>(new Map());
  annotations = $state(0);
  continued = $state.raw<readonly Continued[]>([]);
  recent = $state.raw<readonly RecentPlace[]>([]);
  /** The tour is taken in what one knows: the built-in report, or what was read last. */
  tourPlace = $state<string | undefined>();
  /** Counts how often the library was read: what depends on its documents is read anew then. */
  read = $state(0);
  #follower: Follower | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting: Promise<void> | null = null;

  /** `follower` hears of every reading from now on. */
  follow(follower: Follower): void {
    this.#follower = follower;
  }

  /** What the window started with: its rows are those that are asked for at a start. */
  start(fresh: Overview): void {
    this.#take(fresh, this.#follower?.request());
  }

  /** Questions that arrange the list or depend on it, one after the other: what is asked last is what is shown. */
  inTurn<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#turn.then(ask);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Whoever asks while a question waits its turn is answered with it. */
  refresh(): Promise<void> {
    this.#waiting ??= this.inTurn(async () => {
      this.#waiting = null;
      const request = this.#follower?.request();
      if (!request) return;
      try {
        this.#take(await commands.overview(request), request);
      } catch (thrown) {
        sayFailure(thrown);
      }
    });
    return this.#waiting;
  }

  #take(fresh: Overview, asked: ShelfRequest | undefined): void {
    this.documents = fresh.documents;
    this.archived = fresh.archived;
    this.collections = new Map(fresh.collections.map((one) => [one.collection, one.documents]));
    this.annotations = fresh.annotations;
    this.continued = fresh.continued;
    this.recent = fresh.recent;
    this.tourPlace = fresh.tour ?? undefined;
    this.read += 1;
    if (asked) this.#follower?.take(fresh.shelf, asked);
  }
}

export const overview = new Library();
