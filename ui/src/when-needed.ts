/**
 * The engine's tools for dates, letters and numbers are made when they are first needed: the data of its library (ICU)
 * takes two to four megabytes for each kind and some milliseconds, and a report is on the screen without any of them.
 */

/** What `make` gives, made at the first call. */
export function whenNeeded<Tool>(make: () => Tool): () => Tool {
  let made: Tool | undefined;
  return () => (made ??= make());
}
