/**
 * The open document as the reader is about to show it: its text with its marks, at the line where it was left, between
 * empty panes. The same column and the same style sheet set it, so that nothing moves when the reader takes its place.
 */
import type { Opened, Start } from '../commands';
import { Column } from '../page/column';
import { insert, setNames, setPictureBase } from '../page/insert';
import { directionOf } from '../reader/direction';
import { facts } from '../reader/facts';
import { fold } from '../reader/folds';
import { bookmarkHeading } from '../reader/heading-ribbon';
import { marksByTopic } from '../reader/marks-by-topic';
import { names, spokenWith } from '../reader/spoken';
import { topicBookmark } from '../state/reading-order';
import { topicsOf } from '../state/topics';
import { t } from '../words';

/** Shows it in `target`; resolves when it has been painted. What did not come with the page stays away. */
export async function showText(target: HTMLElement, start: Start, opened: Opened): Promise<void> {
  const { document: about, outline, annotations, progress } = opened;
  const { language } = about;
  const { contents_open: contents, notes_open: notes, justified } = start.settings;
  const direction = directionOf(language);
  const topics = topicsOf(outline);

  const rem = innerWidth / parseFloat(getComputedStyle(document.documentElement).fontSize);
  const panes = fold(rem, { contents, notes, last: 'notes', over: null });
  const left = panes.contents === 'beside';
  const right = panes.notes === 'beside';
  const host = made('div', 'column');
  const title = made('h1');
  title.textContent = about.title;
  const by = made('p', 'by num');
  by.textContent = facts(about, topics);
  const opening = made('header', 'doc-open', title, by);
  opening.dir = direction ?? 'auto';
  const page = made('article', 'page', opening, host);
  if (language !== null) page.lang = language;
  if (direction !== null) page.dir = direction;
  if (justified) page.dataset['justified'] = '';
  const scroller = made('div', 'scroll page-scroll', page);
  const columns = left ? (right ? 'three' : 'left-only') : right ? 'right-only' : 'one';
  const frame = made('div', `app reader ${columns}`);
  if (left) frame.append(made('div', 'pane left'));
  frame.append(made('div', 'stage', made('div', 'bar'), scroller));
  if (right) frame.append(made('div', 'pane right'));
  const folds = made('div', 'folds', frame);
  target.replaceChildren(folds);

  await document.fonts.load(`1em ${getComputedStyle(page).fontFamily}`);
  setPictureBase(start.picture_base);
  setNames(names);
  const { place } = progress;
  // At the very start the title stands above the text.
  const isFurther = place !== null && (place.topic > 0 || place.offset > 0);
  const column = new Column({
    scroller,
    host,
    topics,
    load: () => Promise.reject(new Error('not in the first HTML')),
    known: new Map(start.contents.map(({ position, html }) => [position, html])),
    insert,
    ...(isFurther && { at: place }),
    reach: { keep: 0, mount: 0 },
    onMounted: (topic, element) => {
      if (direction === null) element.dir = 'auto';
      bookmarkHeading(element, topicBookmark(annotations, topic) !== undefined);
    },
  });
  // Nobody hears it yet: what the colours stand for comes with the reader.
  const spoken = spokenWith((colour) => t(`colour-${colour}`));
  for (const [topic, marks] of marksByTopic(annotations, topics, spoken)) column.setMarks(topic, marks);
  performance.mark('text-shown', { detail: column.place() });
  column.destroy({ leave: true });
  // Nothing can be done to it yet, and nobody is to hear it twice. The column finds its line by points on the screen,
  // which see nothing that is inert.
  folds.inert = true;
  await document.fonts.ready;
  await painted();
}

function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  classes = '',
  ...children: HTMLElement[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (classes !== '') element.className = classes;
  element.append(...children);
  return element;
}

/** After the next frame: what runs in a frame runs before it is painted. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });
}
