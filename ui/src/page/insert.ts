/**
 * The one place where HTML enters the page: a topic's, a footnote's, a note's. All of it comes from the
 * core, which sanitised it. It is read in an inert template first, where nothing loads or runs, and
 * dressed there: pictures get the address they are served from, and what scrolls in itself gets a name.
 * Dressing adds no text, so that the page and the core keep counting the same characters.
 */

/** What dressing says, in the reader's language. */
export interface Names {
  /** A table without a caption. */
  readonly table: string;
  readonly code: string;
  readonly footnotes: string;
  readonly backToText: string;
  readonly enlarge: string;
  readonly notFetched: string;
  readonly notFound: string;
  readonly done: string;
  readonly toDo: string;
}

interface Policy {
  createHTML(html: string): string;
}
interface Policies {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): Policy;
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const policy: Policy = policies?.createPolicy('lectern', { createHTML: (html) => html }) ?? {
  createHTML: (html) => html,
};

let pictureBase = '';
let names: Names | null = null;

/** What stands before a picture's hash in its address. */
export function setPictureBase(base: string): void {
  pictureBase = base;
}

/** The words for what has none in the document. */
export function setNames(given: Names): void {
  names = given;
}

/** Put sanitised HTML into an element, in place of what is there. */
export function insert(element: HTMLElement, html: string): void {
  element.replaceChildren(fragmentOf(html));
}

/** Sanitised HTML as nodes, dressed, not yet on the page. */
export function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  dress(template.content);
  return template.content;
}

function dress(content: DocumentFragment): void {
  // The sanitiser lets none through. Were one to come, the policy of the page would still stop what it
  // loads, but has no word against the connection that it opens in advance.
  for (const link of content.querySelectorAll('link')) link.remove();
  for (const picture of content.querySelectorAll('img')) {
    const hash = /^picture:([0-9a-f]{64})$/.exec(picture.getAttribute('src') ?? '')?.[1];
    if (hash === undefined) picture.removeAttribute('src');
    else picture.src = pictureBase + hash;
    picture.tabIndex = 0;
    picture.setAttribute('role', 'button');
    picture.setAttribute('aria-label', [picture.alt, names?.enlarge].filter(Boolean).join('. '));
    picture.draggable = false;
  }
  for (const table of content.querySelectorAll('.tbl')) {
    group(table, table.querySelector('caption')?.textContent?.trim() || names?.table);
  }
  for (const code of content.querySelectorAll('pre')) {
    code.tabIndex = 0;
    group(code, names?.code);
  }
  for (const notes of content.querySelectorAll('section.notes')) group(notes, names?.footnotes);
  for (const back of content.querySelectorAll('a.back')) {
    back.setAttribute('aria-label', names?.backToText ?? '');
  }
  for (const picture of content.querySelectorAll('.remote-picture')) say(picture, names?.notFetched);
  for (const picture of content.querySelectorAll('.missing-picture')) say(picture, names?.notFound);
  for (const task of content.querySelectorAll('.task')) {
    task.setAttribute('role', 'img');
    task.setAttribute('aria-label', (task.classList.contains('done') ? names?.done : names?.toDo) ?? '');
  }
}

/** No region: a text has many of each, and as many landmarks of one name would lead nowhere. */
function group(element: Element, name: string | undefined): void {
  element.setAttribute('role', 'group');
  if (name) element.setAttribute('aria-label', name);
}

/** Shown by the style sheet as generated content. */
function say(element: Element, words: string | undefined): void {
  if (words) element.setAttribute('data-says', words);
}
