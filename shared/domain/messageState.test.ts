import { describe, expect, test } from 'vitest';
import {
  after,
  isInFlight,
  needsAttention,
  stateOf,
  transitions,
  type Standing,
  type TransitionName,
} from './messageState.ts';

const standings: readonly Standing[] = [
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

/** Where each thing that can happen leads, by where the message stands. What is not named here cannot happen. */
const truth: Record<TransitionName, Partial<Record<Standing, Standing>>> = {
  comesDue: { scheduled: 'queued' },
  hold: { queued: 'scheduled' },
  cancel: { scheduled: 'cancelled', queued: 'cancelled' },
  giveUpWaiting: { scheduled: 'failed', queued: 'failed' },
  claim: { queued: 'sending' },
  notTaken: { sending: 'queued' },
  refuse: { sending: 'failed' },
  loseTrack: { sending: 'unconfirmed' },
  restored: { scheduled: 'unconfirmed', queued: 'unconfirmed', sending: 'unconfirmed' },
  carrierAccepts: { sending: 'sent', unconfirmed: 'sent' },
  receiptOfDelivery: {
    sending: 'delivered',
    sent: 'delivered',
    unconfirmed: 'delivered',
    failedByReceipt: 'delivered',
  },
  receiptOfFailure: { sending: 'failedByReceipt', sent: 'failedByReceipt', unconfirmed: 'failedByReceipt' },
};
const names = Object.keys(transitions) as TransitionName[];

describe('A message (P14, P15)', () => {
  test.each(names.flatMap((name) => standings.map((standing) => [standing, name] as const)))(
    'that is %s: %s leads where it should, or nowhere',
    (standing, name) => {
      expect(after(standing, name)).toBe(truth[name][standing]);
    },
  );

  test('that may have reached the carrier is never handed over again', () => {
    const reachable = (from: Standing): ReadonlySet<Standing> => {
      const seen = new Set<Standing>();
      const visit = (standing: Standing): void => {
        for (const name of names) {
          const next = after(standing, name);
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

  test('that was refused, cancelled or delivered stays so', () => {
    for (const end of ['failed', 'cancelled', 'delivered'] as const) {
      expect(names.filter((name) => after(end, name) !== undefined)).toEqual([]);
    }
  });

  test('a failure that the carrier reported looks like any other failure to people', () => {
    expect(stateOf('failedByReceipt')).toBe('failed');
    expect(standings.filter(needsAttention)).toEqual(['failed', 'failedByReceipt', 'unconfirmed']);
    expect(standings.filter(isInFlight)).toEqual(['scheduled', 'queued', 'sending']);
  });
});
