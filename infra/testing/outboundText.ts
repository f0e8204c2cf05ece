import type { OutboundMessage } from '#shared/domain/message.ts';

/** Creates a text of Kim Madsen's as the page knows it, sent at `at`, with the given fields instead of the usual ones. */
export function outboundText(fields: Partial<OutboundMessage> = {}): OutboundMessage {
  const { at = '2026-11-24T09:00:00.000Z' } = fields;
  return {
    messageId: 'msg_1',
    conversationId: 'cnv_aaaaaaaaaaaaaaaaaaaa',
    text: 'On my way.',
    at,
    revision: 1,
    direction: 'outbound',
    author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
    state: 'sent',
    stateAt: at,
    ...fields,
  };
}
