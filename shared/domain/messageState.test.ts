import { describe, expect, test } from 'vitest';
import {
  after,
  isInFlight,
  MessageState,
  needsAttention,
  stateOf,
  transitions,
  type MessageStatus,
  type TransitionName,
} from './messageState.ts';

const statuses: readonly MessageStatus[] = [
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'cancelled',
  'failed',
  'failedByReceipt',
  'unconfirmed',
];

/** The status after each allowed transition, by the status before it. Any other transition is not allowed. */
const truth: Record<TransitionName, Partial<Record<MessageStatus, MessageStatus>>> = {
  comesDue: { scheduled: 'queued' },
  hold: { queued: 'scheduled' },
  holdScheduled: { scheduled: 'scheduled' },
  cancel: { scheduled: 'cancelled', queued: 'cancelled' },
  giveUpWaiting: { scheduled: 'failed', queued: 'failed' },
  claim: { queued: 'sending' },
  releaseClaim: { sending: 'queued' },
  cancelOnReply: { sending: 'cancelled' },
  cancelCopy: { sending: 'cancelled' },
  refuse: { sending: 'failed' },
  markUnconfirmed: { sending: 'unconfirmed' },
  restored: { scheduled: 'unconfirmed', queued: 'unconfirmed', sending: 'unconfirmed' },
  carrierAccepts: { sending: 'sent', unconfirmed: 'sent' },
  deliveryReceipt: {
    sending: 'delivered',
    sent: 'delivered',
    unconfirmed: 'delivered',
    failedByReceipt: 'delivered',
  },
  failureReceipt: { sending: 'failedByReceipt', sent: 'failedByReceipt', unconfirmed: 'failedByReceipt' },
};
const names = Object.keys(transitions) as TransitionName[];

test('people see a message in exactly the states to which its statuses lead', () => {
  expect(new Set(MessageState.options)).toEqual(new Set(statuses.map(stateOf)));
});

describe('A message (P14, P15)', () => {
  test.each(names.flatMap((name) => statuses.map((status) => [status, name] as const)))(
    'that is %s: %s leads to the right status, or is not allowed',
    (status, name) => {
      expect(after(status, name)).toBe(truth[name][status]);
    },
  );

  test('that may have reached the carrier is never handed to it again', () => {
    const reachable = (from: MessageStatus): ReadonlySet<MessageStatus> => {
      const seen = new Set<MessageStatus>();
      const visit = (status: MessageStatus): void => {
        for (const name of names) {
          const next = after(status, name);
          if (next !== undefined && !seen.has(next)) visit((seen.add(next), next));
        }
      };
      visit(from);
      return seen;
    };
    for (const handedOver of ['sent', 'delivered', 'unconfirmed', 'failed', 'failedByReceipt'] as const) {
      expect(reachable(handedOver)).not.toContain('queued');
      expect(reachable(handedOver)).not.toContain('sending');
    }
  });

  test('that was refused, cancelled or delivered stays that way', () => {
    for (const end of ['failed', 'cancelled', 'delivered'] as const) {
      expect(names.filter((name) => after(end, name) !== undefined)).toEqual([]);
    }
  });

  test('a failure that the carrier reported looks like any other failure to people', () => {
    expect(stateOf('failedByReceipt')).toBe('failed');
    expect(statuses.filter(needsAttention)).toEqual(['failed', 'failedByReceipt', 'unconfirmed']);
    expect(statuses.filter(isInFlight)).toEqual(['scheduled', 'queued', 'sending']);
  });
});
