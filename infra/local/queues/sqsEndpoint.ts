import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { readBody } from '../phoneNetwork/readBody.ts';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import type { LocalQueue } from './localQueue.ts';
import type { Queues } from './openQueues.ts';
import { md5Of, queueArn } from './sqsEvent.ts';

/** The limit of one request: ten messages of 256 KB with their escapes. */
const maxBytes = 10 * 1024 * 1024;

/** An error in the service's JSON protocol. */
class SqsError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const NewMessage = z.object({
  MessageBody: z.string().check(z.minLength(1)),
  MessageGroupId: z.optional(z.string()),
  MessageDeduplicationId: z.optional(z.string()),
  DelaySeconds: z.optional(z.int().check(z.minimum(0), z.maximum(900))),
});
const inputs = {
  SendMessage: NewMessage,
  SendMessageBatch: z.object({
    Entries: z.array(z.extend(NewMessage, { Id: z.string() })).check(z.minLength(1), z.maxLength(10)),
  }),
  ReceiveMessage: z.object({
    MaxNumberOfMessages: z._default(z.int().check(z.minimum(1), z.maximum(10)), 1),
    VisibilityTimeout: z.optional(z.int().check(z.minimum(0), z.maximum(43_200))),
    WaitTimeSeconds: z._default(z.int().check(z.minimum(0), z.maximum(20)), 0),
  }),
  DeleteMessage: z.object({ ReceiptHandle: z.string() }),
  ChangeMessageVisibility: z.object({
    ReceiptHandle: z.string(),
    VisibilityTimeout: z.int().check(z.minimum(0), z.maximum(43_200)),
  }),
  GetQueueAttributes: z.object({}),
  PurgeQueue: z.object({}),
} as const;
type OperationName = keyof typeof inputs;
type Input<Name extends OperationName> = z.infer<(typeof inputs)[Name]>;

/**
 * Serves the operations that functions use to the real SQS client, in AWS JSON protocol 1.0 with the
 * service's own error codes. Source: Amazon SQS API Reference.
 */
export function sqsEndpoint(queues: Queues): Endpoint {
  const operations: {
    readonly [Name in OperationName]: (queue: LocalQueue, input: Input<Name>) => unknown;
  } = {
    SendMessage: (queue, input) => send(queue, input),

    async SendMessageBatch(queue, { Entries }) {
      const Successful = [];
      for (const { Id, ...input } of Entries) Successful.push({ Id, ...(await send(queue, input)) });
      return { Successful, Failed: [] };
    },

    async ReceiveMessage(queue, { MaxNumberOfMessages, VisibilityTimeout, WaitTimeSeconds }) {
      const receive = () => queue.receive(MaxNumberOfMessages, Date.now(), VisibilityTimeout);
      let items = receive();
      const until = Date.now() + WaitTimeSeconds * 1000;
      while (items.length === 0 && Date.now() < until) {
        await pause(Math.min(20, until - Date.now()));
        items = receive();
      }
      return {
        Messages: items.map((item) => ({
          MessageId: item.id,
          ReceiptHandle: item.receiptHandle,
          Body: item.body,
          MD5OfBody: md5Of(item.body),
          Attributes: { ApproximateReceiveCount: String(item.receiveCount) },
        })),
      };
    },

    DeleteMessage(queue, { ReceiptHandle }) {
      queues.remove(queue.spec.name, ReceiptHandle);
      return {};
    },

    ChangeMessageVisibility(queue, { ReceiptHandle, VisibilityTimeout }) {
      if (!queue.changeVisibility(ReceiptHandle, VisibilityTimeout, Date.now())) {
        throw new SqsError(
          'ReceiptHandleIsInvalid',
          'The receipt handle is not that of a message in flight.',
        );
      }
      return {};
    },

    GetQueueAttributes(queue) {
      const { waiting, hidden } = queue.counts(Date.now());
      return {
        Attributes: {
          QueueArn: queueArn(queue.spec.name),
          ApproximateNumberOfMessages: String(waiting),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
          VisibilityTimeout: String(queue.spec.visibilitySeconds),
          ...(queue.spec.fifo && { FifoQueue: 'true' }),
        },
      };
    },

    PurgeQueue(queue) {
      queues.removeAll(queue.spec.name);
      return {};
    },
  };

  async function send(queue: LocalQueue, input: Input<'SendMessage'>) {
    const { MessageBody: body, MessageGroupId: group, MessageDeduplicationId: deduplicationId } = input;
    if (queue.spec.fifo && (group === undefined || deduplicationId === undefined)) {
      throw new SqsError(
        'MissingParameter',
        'A FIFO queue needs a MessageGroupId and a MessageDeduplicationId.',
      );
    }
    const MessageId = await queues.put(queue.spec.name, {
      body,
      group,
      deduplicationId,
      delaySeconds: input.DelaySeconds,
    });
    return { MessageId, MD5OfMessageBody: md5Of(body) };
  }

  async function answer(target: string, body: string): Promise<unknown> {
    const name = target.replace(/^AmazonSQS\./, '');
    if (!Object.hasOwn(inputs, name)) {
      throw new SqsError('InvalidAction', `The local queues do not support the action ${name}.`);
    }
    const request = JSON.parse(body) as { readonly QueueUrl?: string };
    const queueName = request.QueueUrl?.split('/').at(-1) ?? '';
    const queue = queues.find(queueName);
    if (!queue) {
      throw new SqsError('QueueDoesNotExist', `There is no queue ${queueName}.`);
    }
    const parsed = z.safeParse(inputs[name as OperationName], request);
    if (!parsed.success) {
      throw new SqsError('InvalidParameterValue', z.prettifyError(parsed.error));
    }
    const operation = operations[name as OperationName] as (queue: LocalQueue, input: unknown) => unknown;
    return operation(queue, parsed.data);
  }

  return async (request, response) => {
    const body = (await readBody(request, maxBytes)) ?? '';
    await answer(String(request.headers['x-amz-target'] ?? ''), body).then(
      (output) => {
        response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify(output));
      },
      (error: unknown) => {
        const known = error instanceof SqsError;
        response.writeHead(known ? 400 : 500, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(
          JSON.stringify({
            __type: `com.amazonaws.sqs#${known ? error.code : 'InternalError'}`,
            message: known ? error.message : 'The local queues failed.',
          }),
        );
      },
    );
  };
}
