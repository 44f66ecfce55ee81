/** What is selected on the page while the box has the focus, and how it comes back. */

let held: readonly [Node, number, Node, number] | null = null;

/** Holds the selection; whether there is one. */
export function holdSelection(): boolean {
  const selection = document.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  held =
    selection && !selection.isCollapsed && anchorNode && focusNode
      ? [anchorNode, selection.anchorOffset, focusNode, selection.focusOffset]
      : null;
  return held !== null;
}

/** Puts it back, where its text is still on the page. */
export function releaseSelection(): void {
  if (held?.[0].isConnected === true && held[2].isConnected)
    document.getSelection()?.setBaseAndExtent(...held);
  held = null;
}
