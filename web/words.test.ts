import { expect, test } from 'vitest';
import { words } from './words.ts';

test.each([
  [0, 0, '', undefined, 'Conversations'],
  [3, 0, '', 'Ana Moreno', '(3) Ana Moreno · Conversations'],
  [120, 1, '2', 'Ana Moreno', '(99+) 1 not sent · 2 failed · Ana Moreno · Conversations'],
])(
  'the title of the tab counts what is unread, not sent and failed before it names what is open',
  (unread, notSent, failed, shown, title) => {
    expect(words.title(unread, notSent, failed, shown)).toBe(title);
  },
);
