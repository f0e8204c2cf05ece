import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

export type StreamConsumer = {
  /** Names its checkpoint. */
  readonly name: string;
  /** At most 1,000. */
  readonly batchSize: number;
  /**
   * A record is delivered if it matches one of these patterns, as with Lambda's filter criteria. Absent:
   * every record is.
   */
  readonly only?: readonly object[];
  readonly handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;
  /** Absent: a record is retried forever, Lambda's default. `to` gets each record that was given up, alone. */
  readonly giveUp?: {
    readonly afterAttempts: number;
    readonly to: (event: DynamoDBStreamEvent) => Promise<void> | void;
  };
};
