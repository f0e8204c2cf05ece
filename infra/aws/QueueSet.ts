import { Duration } from 'aws-cdk-lib';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName, FunctionSpec, Trigger } from '#functions/manifest.ts';
import { deadLettersOf, type Queue as Described } from '#functions/Queue.ts';
import { queues } from '#functions/queues.ts';
import { visibilitySecondsOf } from './functionLimits.ts';

/**
 * Lets groups work independently: the same id in two groups is no repetition, and together they may exceed the 300 items a
 * second of one FIFO queue. Source: Amazon SQS Developer Guide, "High throughput for FIFO queues".
 */
const byGroup = {
  fifo: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
};

/** A queue that starts a function, with its dead-letter queue and its description in `functions/queues.ts`. */
export type EventQueue = {
  readonly described: Described;
  readonly queue: Queue;
  readonly deadLetters: Queue;
};

/** Creates every queue of `functions/queues.ts` with its dead-letter queue. A visibility timeout outlasts the function that the queue starts. */
export class QueueSet extends Construct {
  /** The queues by the grant that lets a function send to them. */
  readonly all: Readonly<Record<string, EventQueue>>;
  readonly #namePrefix: string;

  constructor(
    scope: Construct,
    id: string,
    namePrefix: string,
    functions: readonly (readonly [FunctionName, FunctionSpec])[],
  ) {
    super(scope, id);
    this.#namePrefix = namePrefix;
    this.all = Object.fromEntries(
      Object.entries<Described>(queues).map(([grant, described]) => {
        const started = (by: (on: Trigger) => boolean) => functions.find(([, { on }]) => by(on));
        const deadLetters = this.#queue(
          deadLettersOf(described),
          described.fifo,
          started((on) => 'deadLettersOf' in on && on.deadLettersOf === described),
        );
        const queue = this.#queue(
          described.name,
          described.fifo,
          started((on) => 'queue' in on && on.queue === described),
          { queue: deadLetters, maxReceiveCount: described.receivesUntilDead },
        );
        return [grant, { described, queue, deadLetters }];
      }),
    );
  }

  named(name: string): EventQueue {
    const found = Object.values(this.all).find(({ described }) => described.name === name);
    if (!found) throw new Error(`There is no queue "${name}" in functions/queues.ts`);
    return found;
  }

  #queue(
    name: string,
    fifo: boolean,
    started: readonly [FunctionName, FunctionSpec] | undefined,
    deadLetterQueue?: { readonly queue: Queue; readonly maxReceiveCount: number },
  ): Queue {
    return new Queue(this, name, {
      // Named, because an emulator treats an unnamed queue as one that is not FIFO.
      queueName: `${this.#namePrefix}-${name}${fifo ? '.fifo' : ''}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      ...(fifo && byGroup),
      ...(started && { visibilityTimeout: Duration.seconds(visibilitySecondsOf(...started)) }),
      ...(deadLetterQueue && { deadLetterQueue }),
    });
  }
}
