// F6: the focus goes from pane to pane, each time to where it was in that pane. The tour's card is one while it is there.
const PANES = '.pane, .stage, .tour';
const last = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus is in each pane. Returns how to stop. */
export function rememberFocus(): () => void {
  const focused = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const pane = event.target.closest(PANES);
    if (pane) last.set(pane, event.target);
  };
  document.addEventListener('focusin', focused);
  return () => document.removeEventListener('focusin', focused);
}

/** Moves the focus to the next (1) or the previous (-1) pane that can take it. */
export function turnPane(by: 1 | -1): boolean {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter(
    (pane) => pane.offsetParent !== null && stops(pane).length > 0,
  );
  if (panes.length === 0) return false;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[at < 0 ? 0 : (at + by + panes.length) % panes.length];
  if (!pane) return false;
  const before = last.get(pane);
  (before?.isConnected ? before : stops(pane)[0])?.focus();
  return true;
}

/** What comes first in a pane: the item that is current, else the first that takes the focus. */
function stops(pane: HTMLElement): HTMLElement[] {
  const all = [
    ...pane.querySelectorAll<HTMLElement>('button, input, textarea, select, a[href], [tabindex="0"]'),
  ].filter((element) => element.tabIndex >= 0 && element.offsetParent !== null);
  const current = all.filter((element) =>
    element.matches('[role="treeitem"], [role="listitem"], tr, .scroll'),
  );
  return [...current, ...all];
}
