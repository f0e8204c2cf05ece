import type { MessageState } from '#shared/domain/messageState.ts';

/** Holds the sentences of an exported conversation. */
export const exportWords = {
  title: (name: string) => `Conversation with ${name}`,
  back: 'Back to the conversation',
  print: 'Print',
  download: 'Download CSV',
  loading: (count: number) => `${count} messages loaded…`,
  failed: 'The conversation could not be loaded completely.',
  tryAgain: 'Try again',
  between: (company: string, ours: string, theirs: string) => `${company}, ${ours}, and ${theirs}`,
  count: (count: number, when: string, zone: string) =>
    `${count === 1 ? '1 message' : `${count} messages`}, exported on ${when}. Times are those of ${zone}.`,
  people: 'People at this number',
  former: 'former',
  auto: (automation: string) => `Auto (${automation})`,
  columns: ['Time', 'UTC', 'Direction', 'From', 'To', 'Text', 'State', 'Inspection', 'Message id'],
  direction: { inbound: 'received', outbound: 'sent' },
  states: {
    scheduled: 'scheduled',
    queued: 'waiting to send',
    sending: 'sending',
    sent: 'sent',
    delivered: 'delivered',
    cancelled: 'cancelled',
    failed: 'failed',
    unconfirmed: 'unconfirmed',
  } satisfies Record<MessageState, string>,
  noReceipt: 'sent, no receipt',
  received: 'received',
} as const;
