import { describe, expect, it } from 'vitest';
import { fold, toggled } from './folds';
import type { Wish } from './folds';

const both: Wish = { contents: true, notes: true, last: 'notes', over: null };

describe('panes', () => {
  it('three, two, one', () => {
    expect(fold(80, both)).toEqual({ contents: 'beside', notes: 'beside' });
    expect(fold(56, both)).toEqual({ contents: 'hidden', notes: 'beside' });
    expect(fold(40, both)).toEqual({ contents: 'hidden', notes: 'hidden' });
  });

  it('beside the page where there is room for it', () => {
    expect(toggled(80, both, 'contents')).toEqual({ ...both, contents: false });
    expect(toggled(80, { ...both, contents: false }, 'contents')).toEqual({ ...both, last: 'contents' });
  });

  it('the second pane opens over the page and closes again', () => {
    const open = toggled(56, both, 'contents');
    expect(fold(56, open)).toEqual({ contents: 'over', notes: 'beside' });
    expect(toggled(56, open, 'contents')).toEqual(both);
  });

  it('with no other beside, it stands there itself', () => {
    const alone = toggled(56, both, 'notes');
    expect(fold(56, alone)).toEqual({ contents: 'beside', notes: 'hidden' });
    const hidden = toggled(56, alone, 'contents');
    expect(fold(56, hidden)).toEqual({ contents: 'hidden', notes: 'hidden' });
    expect(fold(56, toggled(56, hidden, 'notes'))).toEqual({ contents: 'hidden', notes: 'beside' });
  });

  it('in a narrow window both open over the page, one at a time', () => {
    const open = toggled(40, both, 'notes');
    expect(fold(40, open)).toEqual({ contents: 'hidden', notes: 'over' });
    expect(fold(40, toggled(40, open, 'contents'))).toEqual({ contents: 'over', notes: 'hidden' });
  });
});
