import { expect, test } from 'vitest';
import type { Message } from '#shared/domain/message.ts';
import { outboundText } from '#testing/outboundText.ts';
import { isTextOf } from './isTextOf.ts';

const from = (...contactIds: readonly string[]): Message => ({
  conversationId: 'cnv_a',
  messageId: 'one',
  text: 'Hello',
  at: '2026-03-20T15:00:00.000Z',
  revision: 1,
  direction: 'inbound',
  writers: contactIds.map((contactId) => ({ contactId, name: contactId })),
});

test.each([
  ['that the person wrote', from('con_ana'), true],
  ['from a number that the person shares', from('con_luis', 'con_ana'), true],
  ['from before the number had a contact', from(), true],
  ['that another person wrote', from('con_luis'), false],
  ['to the person', outboundText({ contactId: 'con_ana' }), true],
  ['to the number before it had a contact', outboundText(), true],
  ['to another person', outboundText({ contactId: 'con_luis' }), false],
])('a copy of a person’s data holds the right texts: one %s (P22)', (_, message, isHeld) => {
  expect(isTextOf(message, 'con_ana')).toBe(isHeld);
});
