import { expect, it } from 'vitest';
import { chosenCount, EVERY, isChosen, NONE, stretchFrom, toggled, toSend, withAll } from './choice';

it('some are chosen by id, or all but some', () => {
  const some = withAll(NONE, ['a', 'b']);
  expect([chosenCount(some, 9), isChosen(some, 'a'), isChosen(some, 'c')]).toEqual([2, true, false]);
  const butOne = toggled(EVERY, 'a');
  expect([chosenCount(butOne, 9), isChosen(butOne, 'a'), isChosen(butOne, 'c')]).toEqual([8, false, true]);
  expect(toSend(withAll(butOne, ['a', 'b']))).toEqual({ annotations: [], all: true });
  expect(toSend(toggled(some, 'a'))).toEqual({ annotations: ['b'], all: false });
});

it('a choice that grows asks only for what comes to it', () => {
  // Down and further down, up and further up.
  expect(stretchFrom(10, 20, 30, 99)).toBe(20);
  expect(stretchFrom(10, 5, 0, 99)).toBe(5);
  // Begun, shrunk, and turned round.
  expect(stretchFrom(10, 10, 20, 99)).toBe(10);
  expect(stretchFrom(10, 20, 15, 99)).toBe(10);
  expect(stretchFrom(10, 20, 0, 99)).toBe(10);
  expect(stretchFrom(10, 20, 20, 99)).toBe(10);
  // To the end of all.
  expect(stretchFrom(2, 3, 98, 99)).toBe(2);
  expect(stretchFrom(98, 90, 0, 99)).toBe(98);
  expect(stretchFrom(3, 4, 98, 99)).toBe(4);
});
