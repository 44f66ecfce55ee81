/** Find and the page: hits painted, the current one brought on screen. */
import { find } from '../state/find.svelte';
import type { Hit } from '../commands';
import type { Reading } from './reading.svelte';

/** Open the bar, with what is selected in the field, or take the focus to it. */
export function openFind(reading: Reading): void {
  const span = reading.selected();
  const words =
    span && span.start.topic === span.end.topic ? (document.getSelection()?.toString().trim() ?? '') : '';
  if (words !== '' && words.length <= 200 && !words.includes('\n')) find.query = words;
  reading.findOpen = true;
  reading.findCalls++;
  if (find.query !== '') void lookAnew(reading);
}

/** What a search has found, marked on the page, with the bar to go on from; the focus stays with the text. */
export async function fulfil(
  reading: Reading,
  wish: {
    readonly terms: readonly string[];
    readonly from: { readonly topic: number; readonly offset: number };
  },
): Promise<void> {
  find.wish = null;
  if (wish.terms.length === 0) return;
  find.query = wish.terms.join(' ');
  find.terms = wish.terms;
  find.caseSensitive = find.wholeWord = false;
  reading.findOpen = true;
  const hit = await find.look(wish.from);
  reading.column?.setFound(find.hits, hit);
  if (hit) bring(reading, hit);
  reading.focusPage();
}

/** Closes the bar and stays at the hit. */
export function closeFind(reading: Reading): void {
  reading.findOpen = false;
  find.clear();
  reading.column?.setFound([], null);
  reading.focusPage();
}

export async function lookAnew(reading: Reading): Promise<void> {
  const at = find.current;
  const from = at ? { topic: at.topic, offset: at.start } : (reading.here() ?? { topic: 0, offset: 0 });
  const hit = await find.look(from);
  reading.column?.setFound(find.hits, find.current);
  if (hit) bring(reading, hit);
}

export function stepFind(reading: Reading, way: 1 | -1): void {
  const hit = find.step(way);
  reading.column?.setFound(find.hits, hit);
  if (hit) bring(reading, hit);
}

/** A hit on screen with room around it stays where it is; another is brought where the eyes rest. */
function bring(reading: Reading, hit: Hit): void {
  const { column, scroller } = reading;
  if (!column || !scroller) return;
  const span = { start: { topic: hit.topic, offset: hit.start }, end: { topic: hit.topic, offset: hit.end } };
  const box = column.rangeRects(span)[0];
  const screen = scroller.getBoundingClientRect();
  if (box && box.top > screen.top + 24 && box.bottom < screen.bottom - 24) return;
  void column.goTo({ topic: hit.topic, offset: hit.start }, 'third').then((came) => {
    if (came) reading.column?.setFound(find.hits, find.current);
  });
}
