import type { HttpApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { DeployedFunction } from './FunctionSet.ts';
import type { SubscribedTopics } from './SubscribedTopics.ts';
import type { QueueSet } from './QueueSet.ts';

export type Watched = {
  readonly functions: readonly DeployedFunction[];
  readonly topics: SubscribedTopics;
  readonly queues: QueueSet;
  /** The queues of changes that a reader of the stream gave up, by the reader's name. */
  readonly skipped: ReadonlyMap<string, IQueue>;
  readonly api: HttpApi;
  readonly live: WebSocketStage;
  /** The table, and the requests that the API refused with 429. Absent on an emulator, which cannot add up metrics. */
  readonly limits?: { readonly table: Pick<Table, 'tableName'>; readonly throttled: IMetric };
  /** Absent on an emulator, which has neither CloudFront nor Cognito. */
  readonly page?: {
    readonly distribution: Distribution;
    readonly userPoolId: string;
    readonly clientId: string;
  };
};

export type AlarmRow = {
  readonly name: string;
  readonly metric: IMetric;
  /** Rings above this number; `none` rings below one, and when nothing is measured at all. */
  readonly above: number | 'none';
  readonly text: string;
  /** The number of periods of five minutes in a row; one if absent. */
  readonly periods?: number;
};
