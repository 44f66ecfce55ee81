/**
 * Text into the clipboard that is still on its way: WebKit lets a page write only in the very moment of a
 * key or click, so the promise is handed over then and kept when the core has answered.
 */
export function copyLater(text: Promise<string>): Promise<void> {
  const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
