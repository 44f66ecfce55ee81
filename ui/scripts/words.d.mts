/** The text of keys.ts for the catalogue `source`. */
export function keysOf(source: string): string;
