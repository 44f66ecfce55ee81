// Which view the window shows, and the way back: library and reader, with the places one left.
import { commands, type Opened, type ResultFilters, type Start, type TopicContent } from '../commands';
import { Trail } from './trail';
import { overview } from './overview.svelte';
import { change, takeSettings } from './settings.svelte';
import { report, type Spot } from './report.svelte';
import { results, type KeptResults } from './results.svelte';
import { sayFailure } from './toasts.svelte';
import { tour } from './tour.svelte';

export type View =
  | { view: 'library' }
  | { view: 'notebook' }
  | { view: 'settings' }
  | { view: 'results'; query: string; kept: KeptResults }
  | { view: 'reader'; document: string; place: Spot | null };

class Desk {
  view = $state<View['view']>('library');
  /** The document in the reader; it stays there while the library is shown. */
  document = $state<string | null>(null);
  pictureBase = '';
  platform: Start['platform'] = 'linux';
  version = '';
  readonly #trail = new Trail<View>({ view: 'library' });
  canBack = $state(false);
  canForward = $state(false);

  /** Takes what the window started with: the library, or the document that was open. */
  start(start: Start): void {
    this.pictureBase = start.picture_base;
    this.platform = start.platform;
    this.version = start.version;
    takeSettings(start.settings);
    overview.start(start.overview);
    tour.start(start);
    if (start.opened) this.#show(start.opened, start.contents);
  }

  /** Opens a document at the line where it was left, or at `place`. False when it could not be opened. */
  async openDocument(document: string, place: Spot | null = null): Promise<boolean> {
    if (this.view === 'reader' && this.document === document) {
      if (place) this.goTo(place);
      return true;
    }
    this.#leave();
    return this.#open(document, place);
  }

  /** Goes to a place of the open document so that Back returns to the line one was on. */
  goTo(place: Spot): void {
    if (report.spot) this.remember(report.spot);
    report.goTo(place);
  }

  /** Call with the place one is about to leave by a jump inside the document: Back will return to it. */
  remember(place: Spot): void {
    if (this.document === null) return;
    this.#trail.amend({ view: 'reader', document: this.document, place });
    this.#trail.push({ view: 'reader', document: this.document, place: null });
    this.#mark();
  }

  toLibrary(): void {
    if (this.view === 'library') return;
    this.#leave();
    this.#trail.push({ view: 'library' });
    this.#library();
  }

  toNotebook(): void {
    if (this.view === 'notebook') return;
    this.#leave();
    this.#trail.push({ view: 'notebook' });
    this.#aside('notebook');
  }

  toSettings(): void {
    if (this.view === 'settings') return;
    this.#leave();
    this.#trail.push({ view: 'settings' });
    this.#aside('settings');
  }

  /** All results of a query; where results are shown already, Back returns to those. */
  toResults(query: string, filters: ResultFilters): void {
    this.#leave();
    results.begin(query, filters);
    this.#trail.push({ view: 'results', query, kept: results.kept });
    this.#aside('results');
  }

  back(): Promise<void> {
    return this.#turn(-1);
  }

  forward(): Promise<void> {
    return this.#turn(1);
  }

  /** Puts away a document that is no longer there. */
  forget(document: string): void {
    this.#trail.drop((view) => view.view === 'reader' && view.document === document);
    if (this.document !== document) return this.#mark();
    this.document = null;
    report.close();
    if (this.view === 'reader') this.#library();
    else change({ open_document: null });
    this.#mark();
  }

  async #turn(by: -1 | 1): Promise<void> {
    this.#leave();
    const view = this.#trail.turn(by);
    if (!view) return;
    if (view.view === 'library') this.#library();
    else if (view.view === 'settings' || view.view === 'notebook') this.#aside(view.view);
    else if (view.view === 'results') {
      results.restore(view.query, view.kept);
      this.#aside('results');
    } else if (this.view === 'reader' && view.document === this.document) {
      if (view.place) report.goTo(view.place);
    } else await this.#open(view.document, view.place, false);
    this.#mark();
  }

  /** Notes where the reader or the list of results is before something else comes up. */
  #leave(): void {
    if (this.view === 'results') {
      this.#trail.amend({ view: 'results', query: results.query, kept: results.kept });
      return;
    }
    if (this.view !== 'reader' || this.document === null) return;
    report.look?.();
    this.#trail.amend({ view: 'reader', document: this.document, place: report.spot });
  }

  async #open(document: string, place: Spot | null, push = true): Promise<boolean> {
    if (this.document !== null) await report.keep();
    try {
      this.#show(await commands.openDocument(document), [], push);
    } catch (thrown) {
      sayFailure(thrown);
      return false;
    }
    if (place) report.goTo(place);
    return true;
  }

  #show(opened: Opened, contents: TopicContent[], push = true): void {
    const document = opened.document.document;
    report.open(opened, contents);
    this.document = document;
    this.view = 'reader';
    if (push) this.#trail.push({ view: 'reader', document, place: null });
    change({ open_document: document });
    this.#mark();
  }

  #library(): void {
    this.view = 'library';
    change({ open_document: null });
    this.#mark();
    void report.keep().then(() => overview.refresh());
  }

  /** The document of the reader is the one to come back to, also after a restart. */
  #aside(view: 'notebook' | 'results' | 'settings'): void {
    this.view = view;
    this.#mark();
    void report.keep();
  }

  #mark(): void {
    this.canBack = this.#trail.canTurn(-1);
    this.canForward = this.#trail.canTurn(1);
  }
}

export const desk = new Desk();
