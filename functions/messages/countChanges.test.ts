import { expect, test } from 'vitest';
import type { MessageStatus } from '#shared/domain/messageState.ts';
import type { Change } from '#shared/store/change.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { countChanges } from './countChanges.ts';

const common = {
  pk: 'CO#co_oak#CV#cnv_a',
  sk: 'MSG#2026-03-20T15:00:00.000Z#m1',
  companyId: 'co_oak',
  conversationId: 'cnv_a',
  messageId: 'm1',
  text: 'Hello',
  at: '2026-03-20T15:00:00.000Z',
  revision: 1,
};
const outbound = (status: MessageStatus): OutboundItem => ({
  ...common,
  direction: 'outbound',
  author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
  status,
  stateAt: common.at,
  lane: 'member',
});
const moved = (before: MessageStatus | undefined, after: MessageStatus): Change => ({
  kind: 'message',
  before: before && outbound(before),
  after: outbound(after),
});

function countsOf(...changes: readonly Change[]) {
  const { counts, metrics } = testMetrics();
  countChanges(metrics, changes);
  return counts;
}

test('a text is counted once per state that it reaches', () => {
  expect(countsOf(moved(undefined, 'queued'))).toEqual({ accepted: 1 });
  expect(countsOf(moved('queued', 'sending'), moved('sending', 'queued'))).toEqual({});
  expect(countsOf(moved('sending', 'sent'), moved('sent', 'delivered'))).toEqual({ sent: 1, delivered: 1 });
  expect(countsOf(moved('sending', 'unconfirmed'))).toEqual({ unconfirmed: 1 });
  expect(countsOf(moved('sent', 'failedByReceipt'))).toEqual({ failed: 1 });
});

test('an inbound text is counted when it arrives and not when it changes', () => {
  const inbound = { ...common, direction: 'inbound' as const };
  expect(countsOf({ kind: 'message', before: undefined, after: inbound })).toEqual({ inbound: 1 });
  expect(countsOf({ kind: 'message', before: inbound, after: inbound })).toEqual({});
});
