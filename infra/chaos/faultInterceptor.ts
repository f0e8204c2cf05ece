import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { topics } from '#functions/carrier/topics.ts';
import { outboundTexts } from '#functions/messages/outboundTexts.ts';
import { queueOfTopic } from '../local/queues/localTopics.ts';
import type { Queues } from '../local/queues/openQueues.ts';
import type { Interceptor } from '../local/runtime/connectFunctions.ts';
import type { FaultRows } from './faultRows.ts';

type Deliver = (event: SQSEvent) => Promise<SQSBatchResponse | void>;

/**
 * Does to events what at-least-once delivery may do, and what it may not: drops stream batches and receipts.
 * Never drops inbound messages. Reports the text of each last receipt that it drops.
 */
export function faultInterceptor(
  queues: Pick<Queues, 'removeAll'>,
  rows: FaultRows,
  withoutReceipts: ReadonlySet<string>,
  droppedLast: (messageId: string) => void,
): Interceptor {
  const receipts = queueOfTopic(topics.deliveryReceipts.name);

  async function item(event: SQSEvent, deliver: Deliver): Promise<SQSBatchResponse | void> {
    if (rows.happens('itemTwice')) await deliver(event).catch(() => {});
    const answer = await deliver(event);
    if (rows.happens('queuePurged')) queues.removeAll(outboundTexts.name);
    return rows.happens('itemBack') ? failing(event.Records) : answer;
  }

  async function topicMessages(queueName: string, event: SQSEvent, deliver: Deliver) {
    const isReceipts = queueName === receipts;
    const back = event.Records.filter(() => rows.happens('topicMessageBack', queueName));
    const dropped = event.Records.filter(
      (record) => isReceipts && (isOf(record, withoutReceipts) || rows.happens('receiptDropped')),
    );
    for (const { isFinal, context } of dropped.map(receiptIn))
      if (isFinal && context?.messageId !== undefined) droppedLast(context.messageId);
    const rest = event.Records.filter((record) => !back.includes(record) && !dropped.includes(record));
    const Records =
      rest.length > 1 && rows.happens('topicMessagesReordered', queueName) ? rest.toReversed() : rest;
    if (Records.length === 0) return failing(back);
    if (rows.happens('topicMessageTwice', queueName)) await deliver({ Records }).catch(() => {});
    const answer = await deliver({ Records });
    return { batchItemFailures: [...(answer?.batchItemFailures ?? []), ...failing(back).batchItemFailures] };
  }

  return {
    queue: (queueName, event, deliver) =>
      queueName === outboundTexts.name ? item(event, deliver) : topicMessages(queueName, event, deliver),
    async stream(functionName, event, deliver) {
      if (rows.happens('batchDropped', functionName)) return;
      if (rows.happens('batchTwice', functionName)) await deliver(event);
      await deliver(event);
    },
  };
}

function failing(records: readonly SQSRecord[]): SQSBatchResponse {
  return { batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** True for the receipt of one of these texts. False for a message that cannot be parsed. */
function isOf(record: SQSRecord, messageIds: ReadonlySet<string>): boolean {
  return messageIds.size > 0 && messageIds.has(receiptIn(record).context?.messageId ?? '');
}

type Receipt = { readonly isFinal?: boolean; readonly context?: { readonly messageId?: string } };

function receiptIn({ body }: SQSRecord): Receipt {
  const { Message = '{}' } = JSON.parse(body) as { readonly Message?: string };
  return JSON.parse(Message) as Receipt;
}
