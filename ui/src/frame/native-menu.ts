/**
 * The engine's own menu is that of a browser: Back, Reload, Open link. Nothing in it is for a desk, and Reload would lose
 * a note that could not be saved. It stays where one types, with what a field's menu has.
 */
export function keepNativeMenuToFields(): void {
  addEventListener('contextmenu', (event) => {
    const target = event.target;
    const typesIn =
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLElement && target.isContentEditable);
    if (!typesIn) event.preventDefault();
  });
}
