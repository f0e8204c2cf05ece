import { expect, test } from 'vitest';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import { logTransitions } from './logTransitions.ts';

const at = '2026-03-20T15:00:00.000Z';
const queued: OutboundItem = {
  pk: 'CO#co_oak#CV#cnv_a',
  sk: `MSG#${at}#m1`,
  companyId: 'co_oak',
  conversationId: 'cnv_a',
  messageId: 'm1',
  text: 'The lockbox is open',
  at,
  revision: 1,
  direction: 'outbound',
  author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
  status: 'queued',
  stateAt: at,
  lane: 'member',
};

function linesOf(before: OutboundItem | undefined, after: OutboundItem) {
  const lines: unknown[] = [];
  logTransitions({ write: (event, facts) => lines.push({ event, ...facts }) }, [
    { kind: 'message', before, after },
  ]);
  return lines;
}

test('each transition of a text is one line with its cause', () => {
  expect(linesOf(undefined, queued)).toEqual([
    { event: 'transition', companyId: 'co_oak', messageId: 'm1', to: 'queued', by: 'accept' },
  ]);
  const sent: OutboundItem = { ...queued, status: 'sent' };
  const delivered: OutboundItem = {
    ...queued,
    status: 'delivered',
    history: [{ step: 'deliveryReceipt', ms: Date.parse(at), receipt: 'TEXT_DELIVERED' }],
  };
  expect(linesOf(sent, delivered)).toEqual([
    expect.objectContaining({ from: 'sent', to: 'delivered', receipt: 'TEXT_DELIVERED' }),
  ]);
});

test('a scheduled text that waits for a decision is logged although it stays scheduled', () => {
  const scheduled: OutboundItem = { ...queued, status: 'scheduled' };
  const later = '2026-03-20T16:00:00.000Z';
  const held: OutboundItem = {
    ...scheduled,
    stateAt: later,
    history: [{ step: 'holdScheduled', ms: Date.parse(later) }],
  };
  expect(linesOf(scheduled, held)).toEqual([
    expect.objectContaining({ from: 'scheduled', to: 'scheduled', by: 'holdScheduled' }),
  ]);
  expect(linesOf(held, { ...held, listedBy: later })).toEqual([]);
});

test('a change that is no transition, such as a dismissal, is not logged', () => {
  expect(linesOf(queued, { ...queued, dismissed: true })).toEqual([]);
});

test('the text of a message is never logged (P22)', () => {
  expect(JSON.stringify(linesOf(undefined, queued))).not.toContain('lockbox');
});
