import { expect, test } from 'vitest';
import type { Message } from '#shared/domain/message.ts';
import { isTextOf } from './isTextOf.ts';

const at = '2026-03-20T15:00:00.000Z';
const common = { conversationId: 'cnv_a', messageId: 'one', text: 'Hello', at, revision: 1 } as const;
const from = (...contactIds: readonly string[]): Message => ({
  ...common,
  direction: 'inbound',
  writers: contactIds.map((contactId) => ({ contactId, name: contactId })),
});
const to = (contactId?: string): Message => ({
  ...common,
  direction: 'outbound',
  author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
  ...(contactId !== undefined && { contactId }),
  state: 'sent',
  stateAt: at,
});

test.each([
  ['that the person wrote', from('con_ana'), true],
  ['from a number that the person shares', from('con_luis', 'con_ana'), true],
  ['from before the number had a contact', from(), true],
  ['that another person wrote', from('con_luis'), false],
  ['to the person', to('con_ana'), true],
  ['to the number before it had a contact', to(), true],
  ['to another person', to('con_luis'), false],
])('a copy of a person’s data holds the right texts: one %s (P22)', (_, message, isHeld) => {
  expect(isTextOf(message, 'con_ana')).toBe(isHeld);
});
