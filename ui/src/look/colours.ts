// The five colours in the order of their keys.
import type { Colour } from '../commands';

export const COLOURS: readonly Colour[] = ['yellow', 'green', 'blue', 'rose', 'violet'];
