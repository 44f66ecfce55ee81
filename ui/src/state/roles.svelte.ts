// What the five colours stand for, by the words of whoever reads: kept in the library, shown wherever a colour is named.
import { commands, type Colour } from '../commands';
import { t } from '../words';
import { sayFailure } from './toasts.svelte';

class Roles {
  names = $state.raw<Partial<Record<Colour, string>>>({});

  /** Reads them anew: at the start, after an undo, and when another program wrote to the library. */
  async refresh(): Promise<void> {
    try {
      const kept = await commands.colourRoles();
      this.names = Object.fromEntries(kept.map(({ colour, name }) => [colour, name]));
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  /** Keeps a word at once; an empty one takes it away. False where it was refused. */
  async set(colour: Colour, word: string): Promise<boolean> {
    const name = word.trim();
    if (name === (this.names[colour] ?? '')) return true;
    try {
      await commands.setColourRole(colour, name);
    } catch (thrown) {
      sayFailure(thrown);
      return false;
    }
    this.names = { ...this.names, [colour]: name === '' ? undefined : name };
    return true;
  }
}

export const roles = new Roles();

/** The colour in words, with what it stands for: “Yellow: claim”. */
export function colourName(colour: Colour): string {
  const role = roles.names[colour];
  const name = t(`colour-${colour}`);
  return role ? t('colour-and-role', { colour: name, role }) : name;
}
