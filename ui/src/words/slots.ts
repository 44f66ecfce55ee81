// Words with something drawn in between, such as a key or a sign: the catalogue says where, the component what. Pure.

const FIRST = 0xe000;

/** What to put into a message in the place of the drawn thing with this number. */
export function slot(number: number): string {
  return String.fromCharCode(FIRST + number);
}

/** A message cut at its slots: words as text, drawn things as their numbers. */
export function cutAtSlots(message: string): (string | number)[] {
  return message
    .split(/([\ue000-\ue00f])/)
    .filter((part) => part !== '')
    .map((part) => (/^[\ue000-\ue00f]$/.test(part) ? part.charCodeAt(0) - FIRST : part));
}
