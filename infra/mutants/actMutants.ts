import type { Mutant } from './Mutant.ts';

const change = {
  file: 'shared/store/scheduledChange.ts',
  test: 'functions/messages/editScheduledMessage.test.ts',
};
const resend = { file: 'shared/store/resendStore.ts', test: 'functions/messages/resendMessage.test.ts' };
const cancel = { test: 'functions/messages/cancelMessage.test.ts' };
const withdraw = { test: 'functions/messages/withdrawMessage.test.ts' };
const erase = { test: 'functions/contacts/eraseContact.test.ts' };
const life = { test: 'infra/aws/functionLimits.test.ts' };

/** Breaks what people do to a text: edit, reschedule, resend, cancel, withdraw, and erase; and the life of the run that sends. */
export const actMutants: readonly Mutant[] = [
  {
    ...change,
    breaks: 'an edit of the words puts a text that went out back to scheduled',
    from: 'Item: moved, ...waits',
    to: 'Item: moved',
  },
  {
    ...change,
    breaks: 'an edit of the time schedules a text that went out once more',
    from: 'Key: keyOf(stored), ...waits',
    to: 'Key: keyOf(stored)',
  },
  {
    ...change,
    breaks: 'an edit overwrites what another member changed in the meantime',
    from: "if (stored.revision !== revision) return refuse({ code: 'message-changed' });",
    to: '',
  },
  {
    ...change,
    breaks: 'a repeated edit is refused',
    from: "if (marker?.['requestHash'] === change.edit.requestHash) return outboundFrom(stored);",
    to: '',
  },
  {
    ...change,
    breaks: 'the marker of a moved text leads to its old time',
    from: '[...put, markerUpdate(tableName, stored, idScope, change)]',
    to: 'put',
  },
  {
    ...change,
    file: 'shared/store/acceptStore.ts',
    breaks: 'a repeated request moves an automated text back to its first time',
    from: "if (stored.status !== 'scheduled' || isUnchanged)",
    to: "if (stored.status !== 'scheduled')",
  },
  {
    ...resend,
    breaks: 'two members who resend a text at once send two',
    from: 'when: { revision: seen.revision },',
    to: "when: { direction: 'outbound' },",
  },
  {
    ...resend,
    breaks: 'a repeated resend does not return the first one',
    from: 'if (seen.resentAs) return madeBefore({ ...seen.resentAs, companyId: first.companyId });',
    to: '',
  },
  {
    ...resend,
    breaks: 'a text that cannot arrive is resent',
    file: 'functions/messages/resendMessage.ts',
    from: 'if (!allowed) return',
    to: 'if (!allowed && first.autoReply) return',
  },
  {
    ...cancel,
    breaks: 'a text that is with the carrier is shown as cancelled',
    file: 'shared/domain/messageState.ts',
    from: "cancel: { from: ['scheduled', 'queued'], to: 'cancelled' }",
    to: "cancel: { from: ['scheduled', 'queued', 'sending'], to: 'cancelled' }",
  },
  {
    ...cancel,
    breaks: 'cancelling a text that went out succeeds',
    file: 'functions/messages/cancelText.ts',
    from: "if (message.status === 'cancelled') return message;",
    to: 'if (message.revision > 0) return message;',
  },
  {
    ...cancel,
    breaks: 'a text changes its state from any other',
    file: 'shared/store/transition.ts',
    from: 'status: oneOf(from),',
    to: '',
  },
  {
    file: 'shared/store/transition.ts',
    test: 'functions/messages/promise.test.ts',
    breaks: 'a late write of one run releases the claim of the next run',
    from: '...(ofClaim !== undefined && { claimId: ofClaim }),',
    to: '',
  },
  {
    ...withdraw,
    breaks: 'withdrawing forgets that a text was accepted',
    file: 'shared/store/acceptStore.ts',
    from: "ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(withdrawn)',",
    to: '',
  },
  {
    ...withdraw,
    breaks: 'a text that went out is called withdrawn, so that it is written again',
    file: 'functions/messages/withdrawMessage.ts',
    from: '{ withdrawn: false, message: outboundFrom(present) }',
    to: '{ withdrawn: true, message: outboundFrom(present) }',
  },
  {
    ...erase,
    breaks: 'a text that waits goes out after its person was erased',
    file: 'functions/contacts/eraseContact.ts',
    from: 'for (const text of waiting) await cancelText(store, text, erasedBy, now());',
    to: '',
  },
  {
    ...erase,
    breaks: 'a scheduled text outlives the person to whom it would go',
    file: 'shared/store/erasureStore.ts',
    from: "(message.status === 'scheduled' || message.status === 'queued')",
    to: "message.status === 'queued'",
  },
  {
    ...erase,
    breaks: 'a refused text can be sent after its person was erased',
    file: 'functions/contacts/eraseContact.ts',
    from: 'await store.removeRefusedText(text);',
    to: 'void text;',
  },
  {
    ...life,
    breaks: 'the run that sends is ended before the carrier answers',
    file: 'infra/aws/functionLimits.ts',
    from: 'seconds: maxSlotWaitSeconds + carrierTimeoutSeconds + 2 * writesSeconds,',
    to: 'seconds: 10,',
  },
  {
    ...life,
    breaks: 'the run that sends outlives its claim, because it waits too long for the carrier',
    file: 'functions/carrier/awsCarrier.ts',
    from: 'carrierTimeoutSeconds = 8;',
    to: 'carrierTimeoutSeconds = 40;',
  },
  {
    ...life,
    breaks: 'the run that sends outlives its claim, because it waits too long for its send slot',
    file: 'functions/messages/deliverMessage.ts',
    from: 'maxSlotWaitSeconds = 10;',
    to: 'maxSlotWaitSeconds = 40;',
  },
  {
    ...life,
    breaks: 'a claim counts as lost while its run may still call the carrier',
    file: 'functions/grants.ts',
    from: 'claimLostSeconds: 60,',
    to: 'claimLostSeconds: 30,',
  },
];
