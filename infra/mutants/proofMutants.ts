import type { Mutant } from './Mutant.ts';

const outbox = { file: 'web/api/outbox.ts', test: 'web/api/outbox.test.ts' };
const compare = { file: 'infra/chaos/compare.ts', test: 'infra/chaos/compare.test.ts' };
const witness = { file: 'infra/chaos/witness.ts', test: 'infra/chaos/witness.test.ts' };
const causes = { file: 'infra/chaos/causes.ts', test: 'infra/chaos/causes.test.ts' };
const refusals = { file: 'infra/chaos/refusals.ts', test: 'infra/chaos/refusals.test.ts' };
const forwarding = { file: 'infra/chaos/forwarding.ts', test: 'infra/chaos/forwarding.test.ts' };
const network = 'infra/local/phoneNetwork';
const queue = { file: 'infra/local/queues/localQueue.ts', test: 'infra/local/queues/sqsEndpoint.test.ts' };

/** Breaks the page's outbox, the simulated phone network and queues, and the proof that the chaos run makes. */
export const proofMutants: readonly Mutant[] = [
  {
    ...outbox,
    breaks: 'a text gets a new id with each attempt',
    from: 'await inTime((signal) => send(undecided(entry), signal))',
    to: 'await inTime((signal) => send({ ...undecided(entry), messageId: drafts.newId() }, signal))',
  },
  {
    ...outbox,
    breaks: 'a text of last Friday goes out on Monday',
    from: "entries.change({ ...entry, aside: 'old' });\n        continue;",
    to: '',
  },
  {
    ...outbox,
    file: 'web/api/outboxEntries.ts',
    breaks: 'an answer restores a text that was erased at sign-out',
    from: 'void (has(entry) ? keep(entry) : changed())',
    to: 'void keep(entry)',
  },
  {
    ...outbox,
    breaks: 'a refused text disappears',
    from: "if (failure.kind === 'refused') giveBack(conversationId, failure.problem);",
    to: "if (failure.kind === 'refused') entries.forget(entry);",
  },
  {
    ...outbox,
    breaks: 'one text that the server cannot store blocks the others for ever',
    hangs: true,
    from: 'const isTooLong = failingSince !== undefined && now',
    to: 'const isTooLong = failingSince === "" && now',
  },
  {
    ...outbox,
    breaks: 'the draft is removed before the text is stored',
    from: 'if (entries.keep(entry)) drafts.remove(conversationId);\n    else {',
    to: 'entries.keep(entry);\n    drafts.remove(conversationId);\n    if (false as boolean) {',
  },
  {
    ...compare,
    breaks: 'the comparison counts no second copy',
    from: 'if (texts.length > must + may) {',
    to: 'if (texts.length > must + may + 1) {',
  },
  {
    ...compare,
    breaks: 'the comparison misses a text that did not arrive',
    from: "if (texts.length < must) report('lost');",
    to: '',
  },
  {
    ...compare,
    breaks: 'the comparison misses a text that is stuck',
    from: 'if (inFlight.has(message.state)) {',
    to: 'if (inFlight.has(message.state) && all.length === 0) {',
  },
  {
    ...compare,
    breaks: 'the comparison misses a typed text that is stored twice',
    from: 'timesOf(text) !== 1',
    to: 'timesOf(text) < 1',
  },
  {
    ...compare,
    breaks: 'the comparison misses a text that was accepted and is in no thread',
    from: "findings.push({ kind: 'lost', messageId, history: { state: 'not in the thread' } });",
    to: 'void messageId;',
  },
  {
    ...witness,
    breaks: 'the witness accepts two calls for one text',
    from: 'if (asked.length > 1)',
    to: 'if (asked.length > 2)',
  },
  {
    ...witness,
    breaks: 'the witness accepts a handset that hides a text',
    from: 'if (!isThere && !isMissed)',
    to: 'if (!isThere && !isMissed && copies.length > 1)',
  },
  {
    ...witness,
    breaks: 'the witness accepts a network that swallows typed texts',
    from: 'if (carrierMessageId !== undefined && !stored.has(',
    to: 'if (carrierMessageId === "" && !stored.has(',
  },
  {
    ...witness,
    breaks: 'the witness ignores the duplicates that the network counted',
    from: 'if (duplicates > 0)',
    to: 'if (duplicates > 1e6)',
  },
  {
    ...causes,
    breaks: 'any unconfirmed text is explained',
    from: 'return whyUnconfirmed(messageId, calls, causes) !== undefined;',
    to: 'return true;',
  },
  {
    ...causes,
    breaks: 'any failure is explained',
    from: "if (state === 'failed') return isFailureExplained(message, calls, causes);",
    to: '',
  },
  {
    ...causes,
    breaks: 'a STOP explains what failed before it',
    from: 'act.conversationId === conversationId && act.at <= time',
    to: 'act.conversationId === conversationId && time > 0',
  },
  {
    ...causes,
    breaks: 'any text without its last receipt is explained',
    from: "if (state === 'sent') return isReceiptLost(messageId, calls, causes);",
    to: '',
  },
  {
    file: 'infra/chaos/faultInterceptor.ts',
    test: 'infra/chaos/lostReceipts.test.ts',
    breaks: 'the loss of an early receipt explains a text without its last one',
    from: 'if (isFinal && context?.messageId !== undefined)',
    to: 'if (context?.messageId !== undefined)',
  },
  {
    ...refusals,
    breaks: 'any refusal is explained',
    from: '?.(refused, world))',
    to: '?.(refused, world) && refusals.length === 0)',
  },
  {
    ...refusals,
    breaks: 'a text that was not scheduled may be refused for its time',
    from: 'dueAt !== undefined && (dueAt <= answeredAt || isClockWrong)',
    to: '(dueAt ?? 0) <= answeredAt || isClockWrong',
  },
  {
    ...forwarding,
    breaks: 'any text without a copy is explained',
    from: "return isWithinGap ? [] : report('not forwarded');",
    to: 'void isWithinGap;\n    return [];',
  },
  {
    ...forwarding,
    breaks: 'one text may say at once that its number had too many copies',
    from: '>= mostCopiesPerHour',
    to: '>= mostCopiesPerHour * 0',
  },
  {
    file: `${network}/typeText.ts`,
    test: `${network}/controlApi.test.ts`,
    breaks: 'the simulated network swallows typed texts',
    hangs: true,
    from: 'network.publications.publishInbound(typed);',
    to: '',
  },
  {
    file: `${network}/handsetRegistry.ts`,
    test: `${network}/faults.test.ts`,
    breaks: 'a handset hides the second copy of a text',
    isQuick: true,
    from: "if (entry.reached) shelf.texts.push(shown(entry, 'in'));\n        const messageId = entry.reached ? entry.context?.['messageId'] : undefined;\n        const again = messageId !== undefined && shelf.seen.has(messageId);",
    to: "const messageId = entry.reached ? entry.context?.['messageId'] : undefined;\n        const again = messageId !== undefined && shelf.seen.has(messageId);\n        if (entry.reached && !again) shelf.texts.push(shown(entry, 'in'));",
  },
  {
    file: `${network}/handsetRegistry.ts`,
    test: `${network}/faults.test.ts`,
    breaks: 'the simulated network counts no duplicates',
    isQuick: true,
    from: 'duplicates: Number(again)',
    to: 'duplicates: Number(again && false)',
  },
  {
    file: `${network}/publications.ts`,
    test: `${network}/receipts.test.ts`,
    breaks: 'a receipt that its topic refused is lost',
    hangs: true,
    from: 'after(pauseMs, () => hand(publish, mark, Math.min(maxPauseMs, pauseMs * 2)));',
    to: '',
  },
  {
    ...queue,
    breaks: 'a received item stays visible',
    from: 'each.visibleAt = now + visibilitySeconds * 1000;',
    to: 'each.visibleAt = now + visibilitySeconds * 0;',
  },
  {
    ...queue,
    breaks: 'a group of a FIFO queue overtakes itself',
    from: 'if (group !== undefined) blocked.add(group);\n          continue;',
    to: 'continue;',
  },
  {
    ...queue,
    breaks: 'a duplicate on a FIFO queue is not noticed',
    from: 'return recent.get(inGroup(group, deduplicationId))?.id;',
    to: 'return recent.size < 0 ? recent.get(inGroup(group, deduplicationId))?.id : undefined;',
  },
];
