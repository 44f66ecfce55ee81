import { describe, expect, it } from 'vitest';
import { t } from '.';
import { cutAtSlots, slot } from './slots';

describe('words with drawn things in between', () => {
  it('are cut where the things go', () => {
    const message = t('tour-note-keys', { mark: slot(0), note: slot(1), done: slot(2) });
    expect(cutAtSlots(message)).toEqual([
      'By keyboard: ',
      0,
      ' finds a mark, ',
      1,
      ' writes, ',
      2,
      ' is done.',
    ]);
  });

  it('stay whole without any', () => {
    expect(cutAtSlots('Next')).toEqual(['Next']);
  });
});
