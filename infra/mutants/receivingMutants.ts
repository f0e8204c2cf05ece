import type { Mutant } from './Mutant.ts';

const consent = { file: 'shared/domain/consent.ts', test: 'shared/domain/consent.test.ts' };
/** The time of the opt-out is what tells an older START from a newer one. */
const optOutByMember = {
  file: 'shared/store/consentStore.ts',
  test: 'functions/consent/optOut.test.ts',
  from: 'consentAt: at',
  to: 'optedOutAt: at',
};
const inbound = { file: 'shared/store/inboundStore.ts', test: 'functions/messages/receiveMessage.test.ts' };
const row = { file: 'shared/store/inboundRow.ts', test: 'functions/messages/receiveMessage.test.ts' };
const topicEdge = { file: 'functions/edge/topicEdge.ts', test: 'functions/edge/queueEdge.test.ts' };
const queueEdge = { file: 'functions/edge/queueEdge.ts', test: 'functions/edge/queueEdge.test.ts' };
const streamEdge = { file: 'functions/edge/streamEdge.ts', test: 'functions/edge/streamEdge.test.ts' };

/** Breaks the way of a text from the carrier to the table, consent, and the edges of queues and stream. */
export const receivingMutants: readonly Mutant[] = [
  {
    ...consent,
    breaks: 'a STOP that arrives late undoes a later START',
    from: 'if (at < consentAt) return {};',
    to: '',
  },
  {
    ...consent,
    breaks: 'a START that arrives late undoes a later STOP',
    from: 'if (at <= consentAt) return {};',
    to: '',
  },
  {
    ...consent,
    breaks: 'every STOP is confirmed again',
    from: "if (optOut) return { meaning: 'optOut', isLastWord: true };",
    to: '',
  },
  {
    ...consent,
    breaks: 'HELP is answered without a limit',
    from: 'recent.length < mostHelpAnswers',
    to: 'recent.length < mostHelpAnswers + 1000',
  },
  {
    ...consent,
    breaks: 'YES of a person who is not opted out counts as START',
    from: "(words === 'yes' && known.optOut)",
    to: "words === 'yes'",
  },
  {
    file: 'shared/store/consentStore.ts',
    test: 'functions/consent/optOut.test.ts',
    breaks: 'a member who opts a person out a second time replaces the first opt-out',
    isQuick: true,
    from: 'when: { pk: exists, optOut: absent }',
    to: 'when: { pk: exists }',
  },
  {
    ...optOutByMember,
    breaks: 'a START from before lifts an opt-out by a member',
  },
  {
    breaks: 'a START forgets the consent that the row knows',
    file: 'shared/store/inboundStore.ts',
    test: 'functions/consent/optOut.test.ts',
    from: '...(seen?.consentAt !== undefined && { consentAt: seen.consentAt }),',
    to: '',
  },
  {
    breaks: 'an inbound text overwrites the consent that another one changed meanwhile',
    file: 'shared/store/inboundRow.ts',
    test: 'functions/consent/optOut.test.ts',
    from: 'consentAt: seen.consentAt,',
    to: '',
  },
  {
    ...optOutByMember,
    breaks: 'five mistakes at once hide none of each other',
    also: [
      {
        file: 'shared/store/inboundRow.ts',
        from: 'consentAt: seen.consentAt,',
        to: '',
      },
      {
        file: 'functions/messages/deliverMessage.ts',
        from: 'await store.findOutbound(messageKey, true)',
        to: 'await store.findOutbound(messageKey)',
      },
      {
        file: 'functions/edge/streamEdge.ts',
        from: "throw new Error('A batch of changes failed', { cause: factsOf(error) });",
        to: '',
      },
      {
        file: 'infra/local/phoneNetwork/typeText.ts',
        from: 'network.publications.publishInbound(typed);',
        to: '',
      },
    ],
  },
  {
    ...inbound,
    breaks: 'a text that the carrier delivers twice is stored twice',
    from: "              ConditionExpression: 'attribute_not_exists(pk)',\n            },\n          },\n          seen",
    to: '            },\n          },\n          seen',
  },
  {
    ...inbound,
    breaks: 'a text whose event comes again with a later time is stored twice',
    from: 'at: unlessSet(at)',
    to: 'at',
  },
  {
    ...inbound,
    breaks: 'the confirmation of an opt-out is not sent',
    test: 'functions/consent/optOut.test.ts',
    from: '...(answer ? answerActions(answer) : []),',
    to: '...(answer && attempt > 100 ? answerActions(answer) : []),',
  },
  {
    ...inbound,
    breaks: 'a START does not lift the block at the carrier',
    test: 'functions/consent/removeFromOptOutList.test.ts',
    from: '...(response.optsIn && seen?.carrierBlocks ?',
    to: '...(response.optsIn && seen?.carrierBlocks && attempt > 100 ?',
  },
  {
    ...row,
    breaks: 'the row of a STOP is not opted out',
    isQuick: true,
    test: 'functions/consent/optOut.test.ts',
    from: '          ...(response.optOut && optedOut(response.optOut)),',
    to: '',
  },
  {
    ...row,
    breaks: 'a late text becomes the last message',
    from: 'const newest = seen.lastAt === undefined || seen.lastAt <= last.at;',
    to: 'const newest = seen.lastAt === undefined || last.at !== undefined;',
  },
  {
    file: 'functions/messages/receiveMessage.ts',
    test: 'functions/messages/receiveMessage.test.ts',
    breaks: 'a text to a number that no company owns disappears',
    from: "if (!company) return 'unowned';",
    to: "if (!company) return 'done';",
  },
  {
    file: 'functions/messages/receiveMessage.ts',
    test: 'functions/messages/cancelIfReplied.test.ts',
    breaks: 'a reply leaves scheduled texts as they are',
    from: "await store.advance(waiting, 'cancel', {}, receivedAt);",
    to: 'void waiting;',
  },
  {
    ...topicEdge,
    breaks: 'a failed topic message leaves its queue',
    from: 'return age < retriedForMs || !(await deadLetter',
    to: 'return age > 1e15 || !(await deadLetter',
  },
  {
    ...topicEdge,
    breaks: 'an unreadable topic message is received for ever',
    from: "if (!message) return !(await deadLetter(record, 'A topic message cannot be read'));",
    to: 'if (!message) return true;',
  },
  {
    ...topicEdge,
    breaks: 'a topic message that cannot become a dead letter is dropped',
    from: "log(record, 'A topic message could not be moved to the dead-letter queue', error);\n      return false;",
    to: 'void error;\n      return true;',
  },
  {
    ...queueEdge,
    breaks: 'a failed item leaves the queue',
    from: 'await giveBack(record, secondsAfterFailure(record)).catch(() => {});',
    to: 'return false;',
  },
  {
    ...queueEdge,
    breaks: 'an item that is given back leaves the queue',
    from: 'await giveBack(record, answer.giveBackSeconds);\n',
    to: 'await giveBack(record, answer.giveBackSeconds);\n      return false;\n',
  },
  {
    ...queueEdge,
    breaks: 'an item that cannot be read blocks the queue',
    from: "logger.error('A queued item cannot be read', about);\n      return false;",
    to: 'return true;',
  },
  {
    ...streamEdge,
    breaks: 'the edge of the stream swallows the errors of its use case',
    from: "throw new Error('A batch of changes failed', { cause: factsOf(error) });",
    to: '',
  },
  {
    ...streamEdge,
    breaks: 'a record without an old image is skipped',
    from: "changeOf(imageOf(record, 'OldImage'), imageOf(record, 'NewImage')) ?? []",
    to: "(imageOf(record, 'OldImage') && changeOf(imageOf(record, 'OldImage'), imageOf(record, 'NewImage'))) ?? []",
  },
  {
    file: 'shared/store/forwardedCopy.ts',
    test: 'functions/messages/forwarding.test.ts',
    breaks: 'a phone that answers each copy gets a copy of its answer',
    from: 'inbound.from === to || ',
    to: '',
  },
  {
    file: 'shared/store/optOutLineText.ts',
    test: 'functions/messages/optOutLine.test.ts',
    breaks: 'every automated text carries the opt-out line',
    from: ' || !takesOptOutLine(seen?.optOutLine, line)',
    to: '',
  },
  {
    ...row,
    breaks: 'of two late texts at once, the older one becomes the newest inbound text',
    from: '          lastInboundAt: seen.lastInboundAt,\n',
    to: '',
  },
  {
    ...row,
    test: 'functions/conversations/markRead.test.ts',
    breaks: 'a person who returns is listed at an old place',
    from: "copyOr('unreadSince', inbound.at)",
    to: 'unlessSet(inbound.at)',
  },
  {
    file: 'functions/messages/receiveMessage.ts',
    test: 'functions/messages/cancelIfReplied.test.ts',
    breaks: 'an event that comes again later counts as a reply',
    from: 'listCancelledByReply(companyId, conversationId, at)',
    to: 'listCancelledByReply(companyId, conversationId, publishedAt)',
  },
];
