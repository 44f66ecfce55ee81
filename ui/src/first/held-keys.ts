// Keys that are pressed before the screens are there: the text is seen a moment earlier, and who knows the keys does not
// wait for more.

/** Holds every key from now on, until the answer is called: then they are pressed again, in their order. */
export function holdKeys(): () => void {
  const held: KeyboardEvent[] = [];
  const hold = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    event.preventDefault();
    held.push(event);
  };
  window.addEventListener('keydown', hold, true);
  return () => {
    window.removeEventListener('keydown', hold, true);
    for (const { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat } of held) {
      const again = {
        key,
        code,
        ctrlKey,
        shiftKey,
        altKey,
        metaKey,
        repeat,
        bubbles: true,
        cancelable: true,
      };
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', again));
    }
  };
}
