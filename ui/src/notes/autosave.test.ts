import { describe, expect, it } from 'vitest';
import { AFTER_KEY, Autosave, SLOW, type Clock, type Told } from './autosave';

/** A clock that runs when it is told to. */
class Hands implements Clock {
  now = 0;
  #next = 0;
  #timers = new Map<number, { at: number; run: () => void }>();

  set(run: () => void, after: number): number {
    this.#timers.set(++this.#next, { at: this.now + after, run });
    return this.#next;
  }

  clear(timer: unknown): void {
    this.#timers.delete(timer as number);
  }

  async on(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await settled();
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.now = due[1].at;
      due[1].run();
    }
    this.now = end;
    await settled();
  }
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

function desk(kept = '') {
  const clock = new Hands();
  const disk: string[] = [];
  const heard: Told[] = [];
  const state = { broken: false, takes: 0 };
  const save = async (text: string) => {
    if (state.takes > 0) await new Promise<void>((done) => clock.set(done, state.takes));
    if (state.broken) throw new Error('the disk is full');
    disk.push(text);
  };
  const autosave = new Autosave(kept, save, (told) => heard.push(told), clock);
  return { clock, disk, heard, state, autosave };
}

describe('a note being written', () => {
  it('is saved once, 400 ms after the last key', async () => {
    const { clock, disk, autosave } = desk();
    autosave.typed('a');
    await clock.on(300);
    autosave.typed('ab');
    await clock.on(AFTER_KEY - 1);
    expect(disk).toEqual([]);
    await clock.on(1);
    expect(disk).toEqual(['ab']);
    expect(autosave.told.phase).toBe('saved');
  });

  it('is saved at once on leaving', async () => {
    const { disk, autosave } = desk();
    autosave.typed('words');
    await autosave.flush();
    expect(disk).toEqual(['words']);
  });

  it('says Saved only after the disk has it, and Saving only when it takes long', async () => {
    const { clock, heard, state, autosave } = desk();
    state.takes = 1000;
    autosave.typed('a');
    await clock.on(AFTER_KEY + SLOW - 1);
    expect(autosave.told).toMatchObject({ phase: 'saving', slow: false });
    await clock.on(1);
    expect(autosave.told).toMatchObject({ phase: 'saving', slow: true });
    expect(heard.map((told) => told.phase)).not.toContain('saved');
    await clock.on(1000);
    expect(autosave.told).toMatchObject({ phase: 'saved', slow: false });
  });

  it('never sends two texts at once: what is typed meanwhile follows', async () => {
    const { clock, disk, state, autosave } = desk();
    state.takes = 1000;
    autosave.typed('first');
    await clock.on(AFTER_KEY);
    autosave.typed('first and second');
    await clock.on(5000);
    expect(disk).toEqual(['first', 'first and second']);
    expect(autosave.unsaved).toBe(false);
  });

  it('keeps the words through a full disk and saves the newest as soon as there is room', async () => {
    const { clock, disk, state, autosave } = desk('old');
    state.broken = true;
    autosave.typed('new');
    await clock.on(AFTER_KEY);
    expect(autosave.told.phase).toBe('failed');
    autosave.typed('newer');
    expect(autosave.told.phase).toBe('failed');
    await clock.on(10_000);
    expect(autosave.unsaved).toBe(true);
    expect(disk).toEqual([]);
    state.broken = false;
    await clock.on(60_000);
    expect(disk).toEqual(['newer']);
    expect(autosave.told).toMatchObject({ phase: 'saved', problem: null });
  });

  it('tries again at once when asked', async () => {
    const { clock, disk, state, autosave } = desk();
    state.broken = true;
    autosave.typed('words');
    await clock.on(AFTER_KEY);
    state.broken = false;
    await autosave.flush();
    expect(disk).toEqual(['words']);
  });

  it('writes nothing when the words are what they were', async () => {
    const { clock, disk, autosave } = desk('same');
    autosave.typed('same but');
    autosave.typed('same');
    await clock.on(5000);
    expect(disk).toEqual([]);
  });
});
