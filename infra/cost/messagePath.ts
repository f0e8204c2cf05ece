import { DeleteMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { randomUUID } from 'node:crypto';
import { topics, type Topic } from '#functions/carrier/topics.ts';
import type { FunctionName, FunctionSpec } from '#functions/manifest.ts';
import { functionApi } from '../bench/functionApi.ts';
import { matchesPattern } from '../local/database/matchesPattern.ts';
import { inboundEvent } from '../local/phoneNetwork/inboundEvent.ts';
import { sqsEvent } from '../local/queues/sqsEvent.ts';
import type { MeasuredParts } from './measuredParts.ts';
import { meter } from './meter.ts';
import type { Run } from './Run.ts';

/**
 * Runs the functions for a text one by one, each started as AWS would start it, and measures every run. Each
 * write counts as its own stream batch, as in a quiet stage, which is the most expensive case.
 */
export function messagePath(parts: MeasuredParts) {
  const { functions, testQueue, carrier, company, contact } = parts;
  const queue = new SQSClient({});

  /** From Enter to "Delivered". */
  async function outbound(text: string): Promise<readonly Run[]> {
    const runs: Run[] = [];
    const { conversationId, contactId } = contact;
    await asked(runs, (api) => api.sendMessage({ conversationId, contactId, messageId: randomUUID(), text }));
    const before = carrier.receipts.messages.length;
    const items = testQueue.receive();
    await started(runs, 'deliverMessage', 'line', sqsEvent('outbound-texts', items));
    for (const { receiptHandle: ReceiptHandle } of items) {
      await queue.send(new DeleteMessageCommand({ QueueUrl: testQueue.queueUrl, ReceiptHandle }));
    }
    for (const receipt of (await carrier.receipts.until(before + receiptsOfText)).slice(before)) {
      if (receipt['eventType'] === 'TEXT_QUEUED') continue;
      await started(runs, 'recordReceipt', 'topic', notice(topics.deliveryReceipts, JSON.stringify(receipt)));
    }
    return runs;
  }

  /** From the carrier's topic to the open pages, one of which reads the text. */
  async function inbound(text: string): Promise<readonly Run[]> {
    const runs: Run[] = [];
    const reply = inboundEvent({
      from: contact.number,
      to: company.originationNumber ?? '',
      text,
      carrierMessageId: randomUUID(),
      at: new Date().toISOString(),
      kind: 'typed',
      copies: 1,
    });
    await started(runs, 'receiveMessage', 'topic', notice(topics.inboundTexts, reply));
    const { conversationId } = contact;
    const { revision } = await functionApi(functions, parts.claims).getConversation({ conversationId });
    await asked(runs, (api) => api.markRead({ conversationId, upTo: revision }));
    return runs;
  }

  /** A minute in which no message is due. */
  async function quietMinute(): Promise<readonly Run[]> {
    const runs: Run[] = [];
    await started(runs, 'sweepMessages', 'clock', {});
    return runs;
  }

  async function asked(
    runs: Run[],
    ask: (api: ReturnType<typeof functionApi>) => Promise<unknown>,
  ): Promise<void> {
    const invoke = async <Answer>(name: FunctionName, event: unknown) => {
      let answer: Answer | undefined;
      const metered = await meter(async () => {
        answer = await functions.invoke<Answer>(name, event);
      });
      runs.push({ ...metered, name, startedBy: 'http' });
      return answer as Answer;
    };
    await ask(functionApi({ behindHttp: functions.behindHttp, invoke }, parts.claims));
    await followed(runs);
  }

  async function started(
    runs: Run[],
    name: FunctionName,
    startedBy: Run['startedBy'],
    event: unknown,
  ): Promise<void> {
    runs.push({ ...(await meter(() => functions.invoke(name, event))), name, startedBy });
    await followed(runs);
  }

  /** Starts the readers of the stream with what the last run wrote. */
  async function followed(runs: Run[]): Promise<void> {
    const records = await parts.changes();
    for (const items of runs.at(-1)?.itemsOfWrites ?? []) {
      const batch = records.splice(0, items);
      for (const { name, on } of functions.all as readonly (FunctionSpec & { name: FunctionName })[]) {
        if (!('stream' in on)) continue;
        const Records = batch.filter((record) => on.only.some((only) => matchesPattern(only, record)));
        if (Records.length === 0) continue;
        const metered = await meter(() => functions.invoke(name, { Records }));
        runs.push({ ...metered, name, startedBy: 'stream' });
      }
    }
    if (records.length > 0) throw new Error(`${records.length} changes belong to no measured write`);
  }

  return { outbound, inbound, quietMinute };
}

/** The simulated carrier's receipts for a text that arrives: queued, successful, delivered. */
const receiptsOfText = 3;

function notice(topic: Topic, message: string) {
  const at = new Date();
  const body = JSON.stringify({
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: `arn:aws:sns:us-east-1:000000000000:${topic.name}`,
    Message: message,
    Timestamp: at.toISOString(),
  });
  const received = { receiptHandle: 'cost', receiveCount: 1, firstReceivedAt: at.getTime() };
  return sqsEvent(topic.name, [{ id: randomUUID(), body, sentAt: at.getTime(), ...received }]);
}
