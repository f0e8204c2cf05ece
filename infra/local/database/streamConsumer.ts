import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

export type StreamConsumer = {
  /** Its checkpoint is kept under this name. */
  readonly name: string;
  /** At most 1,000. */
  readonly batchSize: number;
  /** Patterns of which a record must match one to be handed over, as in Lambda's filter criteria; absent: every record is. */
  readonly only?: readonly object[];
  readonly handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;
  /** Absent: a record is retried for ever, as Lambda does by default. `to` gets each record given up, alone. */
  readonly giveUp?: {
    readonly afterAttempts: number;
    readonly to: (event: DynamoDBStreamEvent) => Promise<void> | void;
  };
};
