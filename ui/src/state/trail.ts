// The way one came: a line of steps with a finger on one of them, as in a browser. Pure.
const LONGEST = 100;

export class Trail<Step> {
  #steps: Step[];
  #at = 0;

  constructor(first: Step) {
    this.#steps = [first];
  }

  get here(): Step | undefined {
    return this.#steps[this.#at];
  }

  /** Goes on to a new step; what was ahead is forgotten. */
  push(step: Step): void {
    this.#steps.splice(this.#at + 1, Infinity, step);
    if (this.#steps.length > LONGEST) this.#steps.shift();
    this.#at = this.#steps.length - 1;
  }

  /** Writes down the present step more exactly. */
  amend(step: Step): void {
    this.#steps[this.#at] = step;
  }

  canTurn(by: -1 | 1): boolean {
    return this.#steps[this.#at + by] !== undefined;
  }

  /** Moves the finger; nothing when there is no step that way. */
  turn(by: -1 | 1): Step | undefined {
    if (!this.canTurn(by)) return undefined;
    this.#at += by;
    return this.here;
  }

  /** Takes steps out that lead nowhere any more; the first step always stays. */
  drop(gone: (step: Step) => boolean): void {
    let at = this.#at;
    this.#steps = this.#steps.filter((step, index) => {
      if (index === 0 || !gone(step)) return true;
      if (index <= this.#at) at -= 1;
      return false;
    });
    this.#at = Math.max(0, at);
  }
}
