import { expect, test } from 'vitest';
import { nextRow } from './nextRow.ts';

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
/** Two sections, each a head with two rows. */
const starts = [true, false, false, true, false, false];
const from = (here: number, key: string, sections = starts) => nextRow({ ...plain, key }, here, sections);

test('arrow keys move to the row above or below, Home and End to the first and the last', () => {
  expect([from(1, 'ArrowDown'), from(1, 'ArrowUp'), from(1, 'Home'), from(1, 'End')]).toEqual([2, 0, 0, 5]);
});

test('PageUp and PageDown move from section to section', () => {
  expect([from(1, 'PageDown'), from(4, 'PageUp'), from(3, 'PageUp')]).toEqual([3, 3, 0]);
});

test.each([
  ['PageDown in the last section', 4, 'PageDown', starts],
  ['PageUp on the first head', 0, 'PageUp', starts],
  ['PageDown in a list without sections', 1, 'PageDown', [false, false, false]],
  ['PageUp in a list without sections', 1, 'PageUp', [false, false, false]],
  ['ArrowDown on the last row', 5, 'ArrowDown', starts],
  ['ArrowUp on the first row', 0, 'ArrowUp', starts],
  ['Home outside the rows', -1, 'Home', starts],
  ['a letter', 1, 'a', starts],
])('the browser keeps the key where there is no row to move to: %s', (_, here, key, sections) => {
  expect(from(here, key, sections)).toBeUndefined();
});

test.each(['altKey', 'ctrlKey', 'metaKey', 'shiftKey'])(
  'a key that is pressed with %s moves to no row',
  (name) => {
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'])
      expect(nextRow({ ...plain, [name]: true, key }, 1, starts)).toBeUndefined();
  },
);
