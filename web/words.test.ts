import { expect, test } from 'vitest';
import { words } from './words.ts';

test.each([
  ['é', '“é” lowers the limit to 70'],
  ['—', '“—” lowers the limit to 70'],
  ['“', '“ lowers the limit to 70'],
  ['’', '’ lowers the limit to 70'],
])(
  'the composer names the character that lowers the limit so that it can be seen: %s (P16)',
  (character, said) => {
    expect(words.composer.forcedBy(character, 70)).toBe(said);
  },
);

test.each([
  [1, '12/160'],
  [2, '2 parts, each is billed · 12/160'],
])('a text of %i parts is one message, whatever it costs (P16)', (parts, said) => {
  expect(words.composer.count(parts, 12, 160)).toBe(said);
});

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
