import type { Mutant } from './Mutant.ts';

/** A small run without faults, and one with all of them. */
export const chaosTest = 'infra/chaos/chaos.test.ts';

const network = 'infra/local/phoneNetwork';
const deliver = 'functions/messages/deliverMessage.ts';

/** Breaks the product, or the phone network that the chaos run trusts, in ways that the chaos run itself must notice. */
export const chaosMutants: readonly Mutant[] = [
  {
    breaks: 'the carrier is never asked',
    file: 'functions/carrier/awsCarrier.ts',
    from: '        const { MessageId, $metadata } = await client.send(',
    to: "        if (timeoutSeconds > 0) throw new Error('Not asked');\n        const { MessageId, $metadata } = await client.send(",
    test: chaosTest,
  },
  {
    breaks: 'every text counts as sent and the carrier is never asked',
    file: 'functions/carrier/awsCarrier.ts',
    from: '        const { MessageId, $metadata } = await client.send(',
    to: "        if (timeoutSeconds > 0) return { kind: 'accepted', carrierMessageId: 'none', evidence: {} };\n        const { MessageId, $metadata } = await client.send(",
    test: chaosTest,
  },
  {
    breaks: 'a text is forwarded twice',
    file: 'shared/store/forwardedCopy.ts',
    from: 'const actions = [putAtFreeTime(tableName, copy), ',
    to: 'const twin = { ...copy, messageId: `${copy.messageId.slice(0, -2)}__`, sk: `${copy.sk.slice(0, -2)}__` };\n  const actions = [putAtFreeTime(tableName, copy), putAtFreeTime(tableName, twin), ',
    test: chaosTest,
  },
  {
    breaks: 'no text is forwarded',
    file: 'shared/store/forwardedCopy.ts',
    from: 'if (inbound.from === to || ',
    to: "if (to !== '' || inbound.from === to || ",
    test: chaosTest,
  },
  {
    breaks: 'typed texts reach no company',
    file: `${network}/typeText.ts`,
    from: 'network.publications.publishInbound(typed);',
    to: '',
    test: chaosTest,
  },
  {
    breaks: 'handsets hide second copies, and a claim is ignored',
    file: `${network}/handsetRegistry.ts`,
    from: "if (entry.reached) shelf.texts.push(shown(entry, 'in'));\n        const messageId = entry.reached ? entry.context?.['messageId'] : undefined;\n        const again = messageId !== undefined && shelf.seen.has(messageId);",
    to: "const messageId = entry.reached ? entry.context?.['messageId'] : undefined;\n        const again = false;\n        if (entry.reached && !shelf.seen.has(messageId ?? '')) shelf.texts.push(shown(entry, 'in'));",
    also: [{ file: deliver, from: 'if (!claim.moved) {', to: 'if (false as boolean) {' }],
    test: chaosTest,
  },
  {
    breaks: 'a text is refused because its conversation changed meanwhile',
    file: 'shared/store/acceptStore.ts',
    from: 'const tries = 8;',
    to: 'const tries = 1;',
    also: [
      {
        file: 'shared/store/acceptStore.ts',
        from: "return answer ?? refuse({ code: 'try-again' });",
        to: "return answer ?? refuse({ code: 'recipient-opted-out' });",
      },
    ],
    test: chaosTest,
  },
  {
    breaks: 'one of thirty receipts of a delivery is ignored',
    file: 'functions/messages/recordReceipt.ts',
    from: "  if (!meaning) return 'unowned';",
    to: "  if (!meaning) return 'unowned';\n  const isIgnored = Number.parseInt(payload.messageId.slice(0, 6), 16) % 30 === 0;\n  if (payload.eventType === 'TEXT_DELIVERED' && isIgnored) return 'done';",
    test: chaosTest,
  },
];
