/**
 * Which topics are in the DOM: those on screen, those a little above and below, and those that hold
 * an end of the selection or the focus, which the browser would lose with them. Pure.
 */
import type { Heights } from './heights';

/** A run of topics, `to` exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The part of the column on screen, in virtual px. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/** How far beyond the screen topics must be, and are made to be, mounted (px each way). */
export interface Reach {
  /** As long as this much is mounted, nothing is changed. */
  readonly keep: number;
  /** When something must change, this much is mounted. */
  readonly mount: number;
}

/** ±1,500 px, or two screens where the window is tall, so that a page down never meets a gap. */
export function reachFor(viewHeight: number): Reach {
  const mount = Math.max(1500, 2 * viewHeight);
  return { keep: mount / 2, mount };
}

/**
 * The run of topics to mount for a view.
 * The run of before is kept while it still covers the view and `keep` px on either side, and is not
 * far too large (after the type has grown): a small movement then changes nothing in the DOM.
 */
export function runFor(heights: Heights, view: View, reach: Reach, before?: Run): Run {
  if (heights.count === 0) return { from: 0, to: 0 };
  if (before && before.to <= heights.count) {
    const needed = covering(heights, view, reach.keep);
    const most = covering(heights, view, 2 * reach.mount);
    const enough = before.from <= needed.from && before.to >= needed.to;
    if (enough && before.from >= most.from && before.to <= most.to) return before;
  }
  return covering(heights, view, reach.mount);
}

/** The run without which a place cannot be shown: what is on screen there, and what keeps it from meeting a gap. */
export function neededFor(heights: Heights, view: View, reach: Reach): Run {
  return covering(heights, view, reach.keep);
}

/** The topics to mount: the run and the pinned ones, ascending, each once. */
export function mountList(run: Run, pinned: Iterable<number>, count: number): number[] {
  const all = new Set<number>();
  for (let topic = run.from; topic < run.to; topic++) all.add(topic);
  for (const topic of pinned) if (topic >= 0 && topic < count) all.add(topic);
  return [...all].sort((a, b) => a - b);
}

/** The runs of neighbours in an ascending list: what can be loaded with one call each. */
export function runsOf(topics: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const topic of topics) {
    const last = runs.at(-1);
    if (last?.to === topic) runs[runs.length - 1] = { from: last.from, to: topic + 1 };
    else runs.push({ from: topic, to: topic + 1 });
  }
  return runs;
}

function covering(heights: Heights, view: View, beyond: number): Run {
  const from = heights.at(view.top - beyond).topic;
  const to = heights.at(view.bottom + beyond).topic + 1;
  return { from, to };
}
