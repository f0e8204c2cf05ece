import type { Mutant } from './Mutant.ts';

const deliverTest = 'functions/messages/deliverMessage.test.ts';
const deliver = { file: 'functions/messages/deliverMessage.ts', test: deliverTest };
const prepare = { file: 'functions/messages/reasonNotToSend.ts', test: deliverTest };
const state = { file: 'shared/domain/messageState.ts', test: 'shared/domain/messageState.model.test.ts' };
const receipt = {
  file: 'functions/messages/recordReceipt.ts',
  test: 'functions/messages/recordReceipt.test.ts',
};

/** Breaks the way of a text from the table to the carrier. */
export const sendingMutants: readonly Mutant[] = [
  {
    ...deliver,
    breaks: 'the result of a claim is ignored',
    isQuick: true,
    from: 'if (!claim.moved) {',
    to: 'if (false as boolean) {',
  },
  {
    ...deliver,
    breaks: 'a text that another run claimed is sent as well',
    from: "if (message.status === 'sending') await store.advance(messageKey, 'markUnconfirmed', {}, now);\n  return 'done';",
    to: 'return message;',
  },
  {
    ...deliver,
    breaks: 'a claim of a dead run is never given up when the text is received again',
    from: "if (message.status === 'sending') await store.advance(messageKey, 'markUnconfirmed', {}, now);",
    to: '',
  },
  {
    ...deliver,
    breaks: 'a text is given to the carrier whatever forbids it',
    from: 'if (failure) return { failure };',
    to: '',
  },
  {
    ...deliver,
    breaks: 'a text goes out although the person replied meanwhile',
    file: 'functions/messages/deliverMessage.ts',
    test: 'functions/messages/cancelIfReplied.test.ts',
    from: "if (isReplied(message, conversation)) return 'replied';",
    to: '',
  },
  {
    ...deliver,
    breaks: 'a forwarded copy goes out although forwarding was turned off',
    test: 'functions/messages/forwarding.test.ts',
    from: '!isForwardingTo(company.forwarding, conversation)',
    to: '(false as boolean)',
  },
  {
    ...deliver,
    breaks: 'an automated text goes out at night',
    test: 'functions/messages/quietHours.test.ts',
    from: 'if (hold) return hold;',
    to: '',
  },
  {
    ...deliver,
    breaks: 'a missing answer counts as deferred',
    from: "case 'ambiguous':\n",
    to: "case 'ambiguous':\n      await store.advance(messageKey, 'releaseClaim', {}, now, claimId);\n      if (now.getTime() > 0) return { giveBackSeconds: 0 };\n",
  },
  {
    ...deliver,
    breaks: 'a deferred text leaves the queue',
    from: "return isQueued ? { giveBackSeconds: retrySeconds } : 'done';",
    to: "return isQueued ? 'done' : 'done';",
  },
  {
    ...deliver,
    breaks: 'a deferred text keeps its claim',
    from: "case 'deferred': {\n",
    to: "case 'deferred': {\n      if (now.getTime() > 0) return { giveBackSeconds: retrySeconds };\n",
  },
  {
    ...deliver,
    breaks: 'a failed read after the claim keeps the claim',
    test: 'functions/messages/promise.test.ts',
    from: "await store.advance(messageKey, 'releaseClaim', {}, now(), claimId);\n    throw error;",
    to: 'throw error;',
  },
  {
    ...deliver,
    breaks: 'a text goes out however long it waited',
    from: '> timing.giveUpSeconds) {',
    to: '> 1e9) {',
  },
  {
    ...deliver,
    breaks: 'the send slot of a text is ignored',
    from: "if ('notBefore' in slot) return waitUntil(slot.notBefore, now(), timing);",
    to: "if ('notBefore' in slot) return waitUntil(now(), now(), { ...timing, pauseCheckSeconds: 0 });",
  },
  {
    ...deliver,
    breaks: 'the carrier may try for its default of three days',
    from: 'return Math.max(60, Math.floor(giveUpSeconds - waited));',
    to: 'return waited > 0 ? 259_200 : 259_200 + giveUpSeconds;',
  },
  {
    ...deliver,
    breaks: 'a restored table sends',
    test: 'functions/messages/settleRestored.test.ts',
    from: 'if (!maySend) return { giveBackSeconds: timing.pauseCheckSeconds };',
    to: '',
  },
  {
    ...deliver,
    breaks: 'a refusal of the carrier pauses no number',
    test: 'functions/number/getNumber.test.ts',
    from: "if (outcome !== 'good' || slot.troubled)",
    to: "if (outcome === 'good' && slot.troubled)",
  },
  {
    ...deliver,
    breaks: 'the second read of a text that no longer waits is not consistent',
    test: 'functions/messages/promise.test.ts',
    from: "seen?.status === 'queued' ? seen : await store.findOutbound(messageKey, true)",
    to: "seen?.status === 'queued' ? seen : await store.findOutbound(messageKey)",
  },
  {
    ...prepare,
    breaks: 'an opted-out person is texted',
    isQuick: true,
    from: 'if (optOut && !autoReply)',
    to: 'if (optOut && !optOut)',
  },
  {
    ...prepare,
    breaks: 'a blocked person is texted',
    from: 'if (blocked && ',
    to: 'if (blocked && !people && ',
  },
  {
    ...prepare,
    breaks: 'a contact who moved is texted at the old number',
    from: 'if (contactId === undefined || recipient?.former === false) return undefined;',
    to: 'if (contactId === undefined || recipient?.archived !== true) return undefined;',
  },
  {
    file: 'functions/carrier/awsCarrier.ts',
    test: deliverTest,
    breaks: 'the SDK client repeats a send request',
    from: 'maxAttempts: 1,',
    to: 'maxAttempts: 3,',
  },
  {
    file: 'functions/carrier/awsCarrier.ts',
    test: 'functions/carrier/idleConnection.test.ts',
    breaks: 'a text goes over a connection that may be dead',
    from: 'keepAlive: false, maxSockets: 50',
    to: 'keepAlive: true, maxSockets: 50',
  },
  {
    ...state,
    breaks: 'a cancelled text can be sent',
    from: "claim: { from: ['queued'], to: 'sending' }",
    to: "claim: { from: ['queued', 'cancelled'], to: 'sending' }",
  },
  {
    ...state,
    breaks: 'an unconfirmed text can be sent again as the same text',
    from: "releaseClaim: { from: ['sending'], to: 'queued' }",
    to: "releaseClaim: { from: ['sending', 'unconfirmed'], to: 'queued' }",
  },
  {
    ...state,
    breaks: 'a late receipt of failure replaces a delivery',
    from: "failureReceipt: { from: ['sending', 'sent', 'unconfirmed'], to: 'failedByReceipt' }",
    to: "failureReceipt: { from: ['sending', 'sent', 'unconfirmed', 'delivered'], to: 'failedByReceipt' }",
  },
  {
    ...receipt,
    breaks: 'a receipt for an unknown text disappears',
    isQuick: true,
    from: "return outcome.message ? 'done' : 'unowned';",
    to: "return 'done';",
  },
  {
    ...receipt,
    breaks: 'a receipt without a known meaning disappears',
    isQuick: true,
    from: "if (!meaning) return 'unowned';",
    to: "if (!meaning) return 'done';",
  },
  {
    file: 'shared/store/outboundItems.ts',
    test: 'functions/messages/sendMessage.test.ts',
    breaks: 'the same id is accepted twice',
    isQuick: true,
    from: "      ConditionExpression: 'attribute_not_exists(pk)',\n      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',",
    to: "      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',",
  },
  {
    file: 'shared/store/outboundItems.ts',
    test: 'functions/messages/postAutomatedMessage.test.ts',
    breaks: 'a text replaces the text of another sender with the same id and time',
    isQuick: true,
    from: "    Put: { TableName: tableName, Item: message, ConditionExpression: 'attribute_not_exists(pk)' },",
    to: '    Put: { TableName: tableName, Item: message },',
  },
  {
    file: 'shared/store/acceptStore.ts',
    test: 'functions/messages/postAutomatedMessage.test.ts',
    breaks: 'a text is refused on an outdated read of its conversation',
    from: 'if (attempt === 0) return undefined;',
    to: '',
  },
];
