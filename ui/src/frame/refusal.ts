// How a refused file is named and its reason said, from the core's message "NAME REASON. Nothing of it was kept." Pure.
import type { Failed } from '../commands';

export function nameOf(file: Failed): string {
  return file.path.split(/[\\/]/).pop() || file.path;
}

/** The message without the name, which stands before it anyway. */
export function reasonOf(file: Failed): string {
  const name = nameOf(file);
  return (file.message.startsWith(name) ? file.message.slice(name.length) : file.message).trim();
}

/** The first sentence as it stands in a list: "Empty", "Could not be read: no permission". */
export function shortReason(file: Failed): string {
  const first = reasonOf(file)
    .split(/\.(?=\s|$)/)[0]
    ?.replace(/^is /, '')
    .trim();
  return first ? first.charAt(0).toLocaleUpperCase() + first.slice(1) : file.message;
}
