// What all results say beside their rows.
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from './query';
import { told } from './telling';

const purple = { field: 'colour', given: 'purple' };
const answer = (total: number, meant: string | null = null, misread = [] as (typeof purple)[]) => ({
  total,
  misread,
  did_you_mean: meant,
});
const notes = { ...NO_FILTERS, kinds: ['note'] };

describe('beside the rows', () => {
  it('nothing is said before there is an answer, to no words, and where the rows say all', () => {
    expect(told(null, 'heron', NO_FILTERS)).toBeNull();
    expect(told(answer(0), ' ', notes)).toBeNull();
    expect(told(answer(3), 'heron', notes)).toBeNull();
  });

  it('a field that was misread is told, and what may be meant, whether something was found or not', () => {
    for (const total of [0, 3]) {
      const said = told(answer(total, 'heron', [purple]), 'herron colour:purple', NO_FILTERS);
      expect(said).toMatchObject({ misread: [purple], meant: 'heron' });
      expect(said?.nothing).toBe(total === 0 ? 'says' : null);
    }
    expect(told(answer(3, null, [purple]), 'heron colour:purple', notes)).toEqual({
      misread: [purple],
      nothing: null,
      meant: null,
    });
    expect(told(answer(3, 'heron reeds'), 'heron reds', NO_FILTERS)?.meant).toBe('heron reeds');
  });

  it('where there are none, it is for want of words, or the filters leave none', () => {
    expect(told(answer(0), 'herron', NO_FILTERS)?.nothing).toBe('says');
    expect(told(answer(0), 'heron', notes)?.nothing).toBe('matches');
    expect(told(answer(0, 'heron'), 'herron', notes)?.nothing).toBe('says');
  });
});
