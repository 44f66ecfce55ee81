// Bold and italic in a text field: the marks go round the selection, and off again when they are there. Pure.
export interface Field {
  text: string;
  start: number;
  end: number;
}

/** Offsets are UTF-16 units, as text fields count. */
export function turnedBetween({ text, start, end }: Field, mark: string): Field {
  const size = mark.length;
  const around = text.slice(start - size, start) === mark && text.slice(end, end + size) === mark;
  // A single star beside another is half of a bold one, and no italic to take off.
  const alone = size > 1 || text[start - 2] !== '*' || text[start - 3] === '*';
  if (start >= size && around && alone) {
    const bare = text.slice(0, start - size) + text.slice(start, end) + text.slice(end + size);
    return { text: bare, start: start - size, end: end - size };
  }
  const marked = text.slice(0, start) + mark + text.slice(start, end) + mark + text.slice(end);
  return { text: marked, start: start + size, end: end + size };
}
