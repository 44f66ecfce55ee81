/**
 * The engine's own menu is that of a browser: Back, Reload, Open link. Nothing in it is for a desk, and Reload would lose
 * a note that could not be saved. It stays where one types, with what a field's menu has.
 */

/** Kinds of fields in which nothing is typed. */
const NOT_TYPED: ReadonlySet<string> = new Set(['checkbox', 'radio', 'range', 'button']);

/** From now on, everywhere in the window. */
export function keepNativeMenuToFields(): void {
  addEventListener('contextmenu', (event) => {
    const target = event.target;
    const typesIn =
      (target instanceof HTMLInputElement && !NOT_TYPED.has(target.type)) ||
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLElement && target.isContentEditable);
    if (!typesIn) event.preventDefault();
  });
}
