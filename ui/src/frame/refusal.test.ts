import { describe, expect, it } from 'vitest';
import { nameOf, reasonOf, shortReason } from './refusal';

const file = (path: string, message: string) => ({ path, code: 'x', message });

describe('a refused file', () => {
  const board = file('C:\\a\\board.md', 'board.md could not be read: no permission. Nothing of it was kept.');
  const old = file('/a/v1.2.md', 'v1.2.md is larger than 64 MB. Nothing of it was kept.');

  it('is named without its folders', () => {
    expect(nameOf(board)).toBe('board.md');
    expect(nameOf(old)).toBe('v1.2.md');
  });

  it('has its reason said after its name, and shortly in a list', () => {
    expect(reasonOf(old)).toBe('is larger than 64 MB. Nothing of it was kept.');
    expect(shortReason(old)).toBe('Larger than 64 MB');
    expect(shortReason(board)).toBe('Could not be read: no permission');
    expect(shortReason(file('/a/b', 'The disk is full.'))).toBe('The disk is full');
  });
});
