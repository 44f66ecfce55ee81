// Where the next editor begins: in the text, or, when it was called for them, in the tags.
let tags = false;

/** The editor that opens next has its tags field in focus. */
export function beginInTags(): void {
  tags = true;
}

/** Asked once by an editor as it opens. */
export function takeBegin(): 'text' | 'tags' {
  const begin = tags ? 'tags' : 'text';
  tags = false;
  return begin;
}
