// What counts as a tag, and which known ones fit what is being typed. Pure.

/** A tag as it is kept: without #, with single spaces inside. Empty when nothing is left. */
export function tidied(typed: string): string {
  return typed
    .replace(/^[#\s]+/, '')
    .replace(/[,\s]+$/, '')
    .replace(/\s+/g, ' ');
}

/** At most seven known tags for what is typed: those that begin with it before those that hold it. */
export function completions(known: readonly string[], typed: string, has: readonly string[]): string[] {
  const start = tidied(typed).toLocaleLowerCase();
  if (start === '') return [];
  const fits = known.filter((tag) => !has.includes(tag) && tag.toLocaleLowerCase().includes(start));
  const begins = (tag: string) => tag.toLocaleLowerCase().startsWith(start);
  return [...fits.filter(begins), ...fits.filter((tag) => !begins(tag))].slice(0, 7);
}
