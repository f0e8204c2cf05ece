import { expect, test } from 'vitest';
import { words } from './words.ts';

test.each([
  [0, 0, '', undefined, 'Conversations'],
  [3, 0, '', 'Ana Moreno', '(3) Ana Moreno · Conversations'],
  [120, 1, '2', 'Ana Moreno', '(99+) 1 not sent · 2 need a look · Ana Moreno · Conversations'],
])(
  'the title of the tab counts texts that are unread, not sent or need a look before it names what is open',
  (unread, setAside, needsLook, shown, title) => {
    expect(words.title(unread, setAside, needsLook, shown)).toBe(title);
  },
);
