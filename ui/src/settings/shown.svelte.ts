// Which section of the settings is shown: the settings themselves choose it, and commands that lead there.
import type { Section } from './sections';

export const shown = $state<{ section: Section }>({ section: 'appearance' });
