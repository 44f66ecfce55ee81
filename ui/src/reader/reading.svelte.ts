/**
 * One view on the open document: its column and what is laid over it. What a component of the reader
 * needs of another goes through here.
 */
import type { Column } from '../page/column';
import { Caret } from '../page/caret';
import type { Position, Span } from '../page/position';
import { markable } from '../page/select';
import { beginInTags } from '../notes/begin';
import { desk } from '../state/desk.svelte';
import { report } from '../state/report.svelte';
import { change, settings } from '../state/settings.svelte';
import { fold, toggled } from './folds';
import type { Pane, Wish } from './folds';
import type { Spot } from '../state/report.svelte';

/** What is open over the text at a point of it. */
export type Popped =
  | { readonly kind: 'menu'; readonly id: string; readonly x: number; readonly y: number }
  | { readonly kind: 'footnote'; readonly number: HTMLElement; readonly html: string; readonly target: Spot }
  | { readonly kind: 'picture'; readonly image: HTMLImageElement }
  | { readonly kind: 'note'; readonly id: string }
  | null;

export class Reading {
  column = $state.raw<Column | null>(null);
  /** The element that scrolls, and the article in it that things are laid over. */
  scroller = $state.raw<HTMLElement | null>(null);
  article = $state.raw<HTMLElement | null>(null);
  /** Rises whenever something may have moved: what is laid over the text reads it and places itself. */
  tick = $state(0);
  /** What is selected, as it would be marked, while the toolbar stands at it. */
  selection = $state.raw<Span | null>(null);
  /** A highlight whose end is being dragged, with its span meanwhile. */
  dragging = $state.raw<{ readonly id: string; readonly span: Span } | null>(null);
  /** The toolbar was closed with Esc; the selection stays. */
  toolsClosed = $state(false);
  popped = $state.raw<Popped>(null);
  caret: Caret | null = null;
  caretOn = $state(false);
  focusMode = $state(false);
  typeOpen = $state(false);
  findOpen = $state(false);
  /** Rises each time find is called: the field takes the focus then. */
  findCalls = $state(0);
  /** The width of the frame in rem, and which panes are wanted. */
  rem = $state(innerWidth / parseFloat(getComputedStyle(document.documentElement).fontSize));
  wish = $state.raw<Wish>({
    contents: settings.contents_open,
    notes: settings.notes_open,
    last: 'notes',
    over: null,
  });
  readonly panes = $derived(
    this.focusMode ? ({ contents: 'hidden', notes: 'hidden' } as const) : fold(this.rem, this.wish),
  );
  /** Notes show as signs in the margin while their pane is away. */
  readonly notesInMargin = $derived(this.panes.notes === 'hidden');
  /** True once the page stands where it was left. */
  ready = $state(false);
  scrolled = $state(false);
  /** The heading of the topic being read has left the screen. */
  headingGone = $state(false);

  /** What is selected now, whether or not the toolbar is there yet. */
  selected(): Span | null {
    return (this.column && markable(this.column.mounted)?.span) ?? null;
  }

  dropSelection(): void {
    document.getSelection()?.removeAllRanges();
    this.selection = null;
  }

  /** Jump so that Back returns to the line one is on. */
  jump(spot: Spot): void {
    const here = this.column?.place();
    if (here) desk.remember(here);
    report.goTo(spot);
  }

  /** Where keyboard deeds begin when nothing is selected: the line at the top of the screen. */
  here(): Position | null {
    return this.column?.place() ?? null;
  }

  togglePane(pane: Pane): void {
    if (this.focusMode) this.focusMode = false;
    const before = this.panes[pane];
    this.wish = toggled(this.rem, this.wish, pane);
    const { contents, notes } = this.wish;
    if (contents !== settings.contents_open || notes !== settings.notes_open) {
      change({ contents_open: contents, notes_open: notes });
    }
    if (before !== 'hidden') this.focusPage();
  }

  /** The contents take the focus, at the current topic. */
  goToContents(): void {
    if (this.panes.contents === 'hidden') this.togglePane('contents');
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.toc [role="treeitem"][tabindex="0"]')?.focus();
    });
  }

  toggleFocusMode(): void {
    const hold = this.column;
    const change = (): void => {
      this.focusMode = !this.focusMode;
      this.popped = null;
      this.typeOpen = false;
    };
    if (hold) hold.relayout(change);
    else change();
    this.focusPage();
  }

  /** Put away what is open over the page. False when nothing is. */
  closeOver(): boolean {
    if (this.wish.over === null) return false;
    this.wish = { ...this.wish, over: null };
    this.focusPage();
    return true;
  }

  /** Open the editor of an annotation's note: in the pane, or at the mark while the pane is away. */
  editNote(id: string): void {
    report.current = id;
    report.editing = id;
    if (this.panes.notes === 'hidden') this.popped = { kind: 'note', id };
  }

  /** Open the editor with its tags field in focus. */
  editTags(id: string): void {
    beginInTags();
    this.editNote(id);
  }

  /** Give the first piece of a mark the focus, where it is on the page. */
  focusMark(id: string): void {
    const mark = this.article?.querySelector<HTMLElement>(`mark[data-mark="${CSS.escape(id)}"][data-first]`);
    if (mark) mark.focus({ preventScroll: true });
    else this.focusPage();
  }

  /** Write a note on a topic. */
  noteOnTopic(topic: number): void {
    if (this.panes.notes === 'hidden') this.togglePane('notes');
    report.editing = { on: 'topic', topic };
  }

  toggleCaret(): void {
    const { column, article } = this;
    if (!column || !article) return;
    if (this.caretOn) {
      this.caret?.off();
      this.caretOn = false;
      return;
    }
    this.caret ??= new Caret({
      layer: article,
      topics: () => this.column?.mounted ?? [],
      begin: () => this.here(),
      reveal: (box) => this.column?.reveal(box),
    });
    this.caret.on();
    this.caretOn = true;
  }

  /** The page takes the focus, so that keys reach it. */
  focusPage(): void {
    this.scroller?.focus({ preventScroll: true });
  }
}
