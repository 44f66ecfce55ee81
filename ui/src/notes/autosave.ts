// How a text gets to the disk while it is written: 400 ms after the last key, on leaving, and again after a
// failure until it is there. What was typed is never given up: until it is saved it is the newest text here.

/** `clean`: nothing typed yet. `waiting`: typed, not yet sent. `saving`: on its way. */
export type Phase = 'clean' | 'waiting' | 'saving' | 'saved' | 'failed';

export interface Clock {
  set(run: () => void, after: number): unknown;
  clear(timer: unknown): void;
}

export interface Told {
  phase: Phase;
  /** Saving takes long enough to be said. */
  slow: boolean;
  /** What the last attempt threw, while it has not been mended. */
  problem: unknown;
}

export const AFTER_KEY = 400;
export const SLOW = 300;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

const browser: Clock = {
  set: (run, after) => setTimeout(run, after),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

export class Autosave {
  #newest: string;
  #kept: string;
  #running: Promise<void> | null = null;
  #typing: unknown;
  #slowly: unknown;
  #again: unknown;
  #wait = FIRST_RETRY;
  #told: Told = { phase: 'clean', slow: false, problem: null };
  readonly #save: (text: string) => Promise<unknown>;
  /** Hears of every change of phase. */
  hear: (told: Told) => void;
  readonly #clock: Clock;

  /** `kept` is what the disk has; `save` puts a text there or throws. */
  constructor(
    kept: string,
    save: (text: string) => Promise<unknown>,
    hear: (told: Told) => void,
    clock: Clock = browser,
  ) {
    this.#kept = kept;
    this.#newest = kept;
    this.#save = save;
    this.hear = hear;
    this.#clock = clock;
  }

  get told(): Told {
    return this.#told;
  }

  get newest(): string {
    return this.#newest;
  }

  /** True while the disk has not got what was typed. */
  get unsaved(): boolean {
    return this.#newest !== this.#kept;
  }

  typed(text: string): void {
    this.#newest = text;
    this.#clock.clear(this.#typing);
    if (!this.unsaved && !this.#running) return this.#say('saved');
    if (this.#told.phase !== 'failed' && !this.#running) this.#say('waiting');
    this.#typing = this.#clock.set(() => void this.flush(), AFTER_KEY);
  }

  /** Saves at once what is not saved. Resolves when the newest text is on the disk, or could not get there. */
  async flush(): Promise<void> {
    this.#clock.clear(this.#typing);
    this.#clock.clear(this.#again);
    while (this.#running) await this.#running;
    if (!this.unsaved) return;
    this.#running = this.#attempt(this.#newest).finally(() => (this.#running = null));
    await this.#running;
    if (this.#told.phase !== 'failed' && this.unsaved) await this.flush();
  }

  async #attempt(text: string): Promise<void> {
    if (this.#told.phase !== 'failed') this.#say('saving');
    this.#slowly = this.#clock.set(() => this.#say(this.#told.phase, true), SLOW);
    try {
      await this.#save(text);
      this.#kept = text;
      this.#wait = FIRST_RETRY;
      this.#clock.clear(this.#slowly);
      this.#say(this.unsaved ? 'waiting' : 'saved');
    } catch (problem) {
      this.#clock.clear(this.#slowly);
      this.#say('failed', false, problem);
      this.#again = this.#clock.set(() => void this.flush(), this.#wait);
      this.#wait = Math.min(LAST_RETRY, this.#wait * 2);
    }
  }

  #say(phase: Phase, slow = false, problem: unknown = phase === 'failed' ? this.#told.problem : null): void {
    this.#told = { phase, slow, problem };
    this.hear(this.#told);
  }
}
