/**
 * A long list of lines of different heights, of which only those on the screen exist. Pure.
 *
 * Where one is, is a line and how many px of it have passed the top. Scrolling a little moves that place by
 * as many px, through heights that were measured or are guessed; dragging the bar far goes to the line that
 * the bar's place stands for. So a million lines need no sum over a million heights, and what is on the screen
 * never jumps when a line above turns out higher than guessed. The bar's length is cut at what a web view can
 * lay out at all.
 */

/** The highest box a web view lays out without losing px, with room to spare. */
const HIGHEST = 8_000_000;

export interface Place {
  readonly line: number;
  /** px of the line above the top of the screen. */
  readonly past: number;
}

export const START: Place = { line: 0, past: 0 };

export class Roll {
  readonly lines: number;
  readonly #guess: (line: number) => number;
  readonly #measured = new Map<number, number>();
  readonly #usual: number;

  /** `guess` is the height of a line that was not measured; `usual` that of any. */
  constructor(lines: number, usual: number, guess: (line: number) => number = () => usual) {
    this.lines = lines;
    this.#guess = guess;
    this.#usual = usual;
  }

  height(line: number): number {
    return this.#measured.get(line) ?? this.#guess(line);
  }

  /** Takes in how high a line is; true where that is news. */
  measure(line: number, height: number): boolean {
    if (Math.abs(this.height(line) - height) < 0.5) {
      this.#measured.set(line, height);
      return false;
    }
    this.#measured.set(line, height);
    return true;
  }

  /** How high the whole list is on the bar. */
  get whole(): number {
    return Math.min(HIGHEST, this.#full);
  }

  get #full(): number {
    if (this.lines > this.#measured.size) return Math.ceil(this.lines * this.#usual);
    let sum = 0;
    for (const height of this.#measured.values()) sum += height;
    return Math.ceil(sum);
  }

  /** The place so many px on, never beyond the ends of the list on a screen so high. */
  moved({ line, past }: Place, by: number, screen: number): Place {
    let at = line;
    let left = past + by;
    while (left < 0 && at > 0) left += this.height(--at);
    while (at < this.lines - 1 && left >= this.height(at)) left -= this.height(at++);
    return this.kept({ line: at, past: Math.max(0, left) }, screen);
  }

  /** The place, drawn back where the list would end above the bottom of the screen. */
  kept(place: Place, screen: number): Place {
    const line = Math.max(0, Math.min(place.line, this.lines - 1));
    let below = -place.past;
    for (let at = line; at < this.lines; at++) {
      below += this.height(at);
      if (below >= screen) return { line, past: line === place.line ? place.past : 0 };
    }
    // The last screen: counted from the end.
    let left = screen;
    for (let at = this.lines - 1; at >= 0; at--) {
      left -= this.height(at);
      if (left <= 0) return { line: at, past: Math.abs(left) };
    }
    return START;
  }

  /** Where the bar stands for a place. */
  bar({ line, past }: Place, screen: number): number {
    const end = Math.max(0, this.whole - screen);
    const part = past / Math.max(1, this.height(line));
    const last = this.kept({ line: this.lines - 1, past: 0 }, screen);
    const lastAt = last.line + last.past / Math.max(1, this.height(last.line));
    return lastAt <= 0 ? 0 : Math.min(end, ((line + part) / lastAt) * end);
  }

  /** The place the bar stands for. */
  at(bar: number, screen: number): Place {
    const end = Math.max(1, this.whole - screen);
    const last = this.kept({ line: this.lines - 1, past: 0 }, screen);
    const lastAt = last.line + last.past / Math.max(1, this.height(last.line));
    const at = Math.max(0, Math.min(1, bar / end)) * lastAt;
    const line = Math.floor(at);
    return this.kept({ line, past: (at - line) * this.height(line) }, screen);
  }

  /** The lines to have for a place: those on the screen and `more` px before and after. */
  window(place: Place, screen: number, more: number): { from: number; to: number; above: number } {
    let from = place.line;
    let above = place.past;
    while (from > 0 && above < place.past + more) above += this.height(--from);
    let to = place.line;
    let below = -place.past;
    while (to < this.lines && below < screen + more) below += this.height(to++);
    return { from, to, above };
  }

  /** The place at which a line is wholly on the screen, moved as little as can be. */
  showing(line: number, place: Place, screen: number, top = 0): Place {
    if (line <= place.line) return this.moved({ line, past: 0 }, -top, screen);
    let below = -place.past;
    for (let at = place.line; at <= line; at++) {
      below += this.height(at);
      if (below > 4 * screen) return this.moved({ line, past: 0 }, -screen / 3, screen);
    }
    const hidden = below - screen;
    // What stands under a head that sticks is not on the screen either.
    const shown = below - this.height(line) >= top;
    return hidden > 0
      ? this.moved(place, hidden, screen)
      : shown
        ? place
        : this.moved({ line, past: 0 }, -top, screen);
  }
}
