import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { manifest } from '#functions/manifest.ts';
import { outboundTexts } from '#functions/messages/outboundTexts.ts';
import { visibilitySecondsOf } from './functionLimits.ts';

/** A text waits its turn for as long as it takes; it is given up by age, never by count, so the count is the largest there is. */
const receivesUntilDead = 1000;

/** The FIFO queue in which accepted texts wait for the carrier, and its dead letters. */
export class OutboundLine extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, namePrefix: string) {
    super(scope, id);
    const kept = {
      fifo: outboundTexts.fifo,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    // Named, because emulators forget without a name that a queue is FIFO.
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...kept,
      queueName: `${namePrefix}-${outboundTexts.name}-dead-letters.fifo`,
    });
    this.queue = new Queue(this, 'Queue', {
      ...kept,
      queueName: `${namePrefix}-${outboundTexts.name}.fifo`,
      visibilityTimeout: Duration.seconds(visibilitySecondsOf('deliverMessage', manifest.deliverMessage)),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: receivesUntilDead },
    });
  }
}
