import type { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Grants } from '#functions/grants.ts';
import type { QueueSet } from './QueueSet.ts';
import type { SubscribedTopics } from './SubscribedTopics.ts';

/** The resources of one service to which the functions' grants refer. */
export type Granting = {
  /** The name of the stage. */
  readonly stage: string;
  readonly tableArn: string;
  readonly tableName: string;
  readonly queues: QueueSet;
  readonly topics: SubscribedTopics;
  readonly liveStage: WebSocketStage;
  /** Address at which messages are posted to open pages. */
  readonly liveEndpoint: string;
  readonly configurationSetName: string;
  readonly userPoolArn: string;
  readonly userPoolId: string;
  /** The issuer of the members' tokens. */
  readonly signInIssuer: string;
  readonly pageAddress: string;
  /** The address of mails to people who have an account already. */
  readonly mailFrom: string | undefined;
  /** The company that the canary texts for. */
  readonly canaryCompany?: string;
};

export type Policy = {
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
};

/** Has a policy for each level of a grant. A new level does not compile until it has a policy. */
export type PolicyOf<Name extends keyof Grants> = {
  readonly [Much in keyof Grants[Name]]: (granting: Granting) => Policy;
};
