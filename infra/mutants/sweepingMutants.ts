import type { Mutant } from './Mutant.ts';

const sweepTest = 'functions/messages/sweepMessages.test.ts';
const sweepOne = { file: 'functions/messages/sweepItem.ts', test: sweepTest };
const sweepAll = { file: 'functions/messages/sweepPages.ts', test: sweepTest };
const queue = { file: 'functions/messages/queueMessages.ts', test: 'functions/edge/streamEdge.test.ts' };

/** Breaks the recovery of texts by the sweep, and the way of a text from the stream to the queue. */
export const sweepingMutants: readonly Mutant[] = [
  {
    ...sweepAll,
    breaks: 'nothing is swept',
    isQuick: true,
    from: 'let page: DuePage | undefined = first;',
    to: 'let page: DuePage | undefined = first.bucket < 0 ? first : undefined;',
  },
  {
    ...sweepOne,
    breaks: 'a text that the queue lost is not queued again',
    from: 'if (lost) {\n    await outbound.send',
    to: 'if (lost && message.status === "sending") {\n    await outbound.send',
  },
  {
    ...sweepOne,
    breaks: 'a text behind a long queue is queued again and again',
    from: 'if (isInForce(rateLimit?.pause, now)) return false;',
    to: 'if (now.getTime() > 0) return true;',
  },
  {
    ...sweepOne,
    breaks: 'a lost claim is not given up',
    isQuick: true,
    from: 'if (isClaimLost(message, at, timing)) {',
    to: 'if (isClaimLost(message, at, timing) && message.status !== "sending") {',
  },
  {
    ...sweepAll,
    breaks: 'one item that fails ends the round for all',
    from: 'errors.push(error);',
    to: 'throw error;',
  },
  {
    ...sweepAll,
    breaks: 'an item that fails hides the due items behind it',
    from: 'await postpone(granted, item).catch(() => {});',
    to: '',
  },
  {
    ...sweepOne,
    breaks: 'copies of a waiting text pile up on the queue',
    from: 'Math.min(12, 2 ** (requeues + 1))',
    to: 'Math.min(1, 2 ** (requeues + 1))',
  },
  {
    ...sweepAll,
    breaks: 'a failing sweep is not reported',
    from: 'if (errors.length > 0) throw',
    to: 'if (errors.length > 1e6) throw',
  },
  {
    ...queue,
    breaks: 'a text that went back to the queue is queued twice',
    from: "(status === undefined || status === 'scheduled')",
    to: "(status === undefined || status === 'scheduled' || status === 'sending')",
  },
  {
    ...queue,
    breaks: 'a scheduled text that came due is not queued',
    from: "(status === undefined || status === 'scheduled')",
    to: '(status === undefined)',
  },
  {
    ...sweepAll,
    breaks: 'a round ends with its first page',
    from: 'const isLast: boolean = page.next === undefined ||',
    to: 'const isLast: boolean = page.next !== null ||',
    test: 'functions/messages/sweepBucket.test.ts',
  },
  {
    ...sweepOne,
    breaks: 'a claim with a time in the future is never given up',
    from: 'return claimId !== undefined && claimId === watchedClaim;',
    to: 'return claimId === undefined;',
    test: 'functions/messages/promise.test.ts',
  },
  {
    file: 'functions/messages/sweepMessages.ts',
    test: 'functions/messages/settleRestored.test.ts',
    breaks: 'a restored table is swept',
    from: 'if (!(await store.maySend())) return;',
    to: '',
  },
  {
    file: 'functions/messages/settleRestored.ts',
    test: 'functions/messages/settleRestored.test.ts',
    breaks:
      'a text that a restored table has scheduled goes out at its time, although it may have gone out before',
    from: 'const { moved } = await',
    to: "if (message.status === 'scheduled' && Date.parse(message.at) > now().getTime()) return false;\n    const { moved } = await",
  },
  {
    file: 'functions/messages/sweepMessages.ts',
    test: 'functions/messages/sweepBucket.test.ts',
    breaks: 'a queue that refuses full buckets leaves them unswept',
    from: 'await sweepPages(granted, together(refusable), until);',
    to: '',
  },
  {
    file: 'functions/messages/sweepMessages.ts',
    test: 'functions/messages/sweepBucket.test.ts',
    breaks: 'a queue that refuses full buckets leaves the others unswept',
    from: 'const outcomes = await Promise.allSettled([',
    to: 'if (full.length > 0) await queueBuckets(full);\n  const outcomes = await Promise.allSettled([',
    also: [
      {
        file: 'functions/messages/sweepMessages.ts',
        from: 'full.length > 0 && queueBuckets(full),',
        to: '',
      },
    ],
  },
  {
    file: 'functions/messages/sweepMessages.ts',
    test: 'functions/messages/sweepBucket.test.ts',
    breaks: 'a queue that refuses full buckets goes unnoticed',
    from: 'if (errors.length > 0) throw first;',
    to: '',
  },
  {
    ...sweepOne,
    test: 'functions/consent/optOut.test.ts',
    breaks: 'a scheduled text that waits for a decision about an opt-out does not say so',
    from: "if (message.held === 'opt-out-request')",
    to: 'if (message.sk)',
  },
];
