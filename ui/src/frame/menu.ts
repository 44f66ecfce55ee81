// What a menu lists, and how keys move through it. Pure.
import type { IconName } from '../look/icon-names';

export interface Entry {
  label: string;
  icon?: IconName;
  iconLook?: string;
  key?: string;
  count?: number;
  /** Given: the item is a choice that is on or off. */
  checked?: boolean;
  /** One of several that exclude each other. */
  radio?: boolean;
  /** The menu stays open, for several choices in a row. */
  stays?: boolean;
  run: () => void;
}

export type MenuItem = Entry | { head: string } | 'line';

const isEntry = (item: MenuItem): item is Entry => item !== 'line' && 'label' in item;

/** The item that has this digit for its key, as the colours do; letters lead to what begins with them. */
export function withDigit(items: readonly MenuItem[], key: string): Entry | undefined {
  return /^[0-9]$/.test(key) ? items.filter(isEntry).find((item) => item.key === key) : undefined;
}

/** The item that a key leads to from `at`, or null when the key is not the menu's. */
export function step(key: string, at: number, names: readonly string[]): number | null {
  const last = names.length - 1;
  if (last < 0) return null;
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key.length !== 1 || key === ' ') return null;
  const typed = key.toLocaleLowerCase();
  for (let ahead = 1; ahead <= names.length; ahead++) {
    const index = (at + ahead) % names.length;
    if (names[index]?.toLocaleLowerCase().startsWith(typed)) return index;
  }
  return null;
}
