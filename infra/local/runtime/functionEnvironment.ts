import { topics } from '#functions/carrier/topics.ts';
import { queueVariable, variables } from '#functions/edge/environment.ts';
import { deadLettersOf } from '#functions/Queue.ts';
import { queues } from '#functions/queues.ts';
import { eventTopicArn } from '../events/eventTopicArn.ts';
import { localIssuer } from '../identity/localIssuer.ts';
import { localRegion } from './localRegion.ts';

type Addresses = {
  readonly databaseAddress: string;
  readonly tableName: string;
  readonly queuesAddress: string;
  readonly queueUrl: (queueName: string) => string;
  readonly carrierAddress: string;
  readonly liveAddress: string;
  readonly userPoolAddress: string;
  readonly eventTopicAddress: string;
  readonly pageAddress: string;
};

/** The name of this machine's stage. */
export const localStage = 'local';

/** Every text is sent with this configuration set, which selects the receipts that the carrier publishes. */
export const configurationSet = `conversations-${localStage}`;

/**
 * Sets the environment variables that CDK sets in AWS, and the AWS SDK's endpoints for this machine's
 * stand-ins.
 */
export function functionEnvironment(addresses: Addresses): Readonly<Record<string, string>> {
  return {
    [variables.stage]: localStage,
    [variables.tableName]: addresses.tableName,
    ...queueUrls(addresses.queueUrl),
    [variables.liveEndpoint]: addresses.liveAddress,
    [variables.configurationSet]: configurationSet,
    [variables.eventTopicArn]: eventTopicArn,
    [variables.userPoolId]: 'local',
    [variables.signInIssuer]: localIssuer,
    [variables.pageAddress]: addresses.pageAddress,
    [variables.mailFrom]: 'conversations@localhost',
    POWERTOOLS_METRICS_DISABLED: 'true',
    // The terminal shows what fails. Set it to INFO to see every transition of a text.
    POWERTOOLS_LOG_LEVEL: process.env['POWERTOOLS_LOG_LEVEL'] ?? 'WARN',
    AWS_ENDPOINT_URL_DYNAMODB: addresses.databaseAddress,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: addresses.userPoolAddress,
    AWS_ENDPOINT_URL_SESV2: addresses.userPoolAddress,
    AWS_ENDPOINT_URL_SNS: addresses.eventTopicAddress,
    AWS_ENDPOINT_URL_SQS: addresses.queuesAddress,
    AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: addresses.carrierAddress,
    AWS_REGION: localRegion(),
    AWS_ACCESS_KEY_ID: process.env['AWS_ACCESS_KEY_ID'] ?? 'local',
    AWS_SECRET_ACCESS_KEY: process.env['AWS_SECRET_ACCESS_KEY'] ?? 'local',
  };
}

function queueUrls(queueUrl: (queueName: string) => string): Readonly<Record<string, string>> {
  const names = [
    ...Object.values(queues).flatMap((queue) => [queue.name, deadLettersOf(queue)]),
    ...Object.values(topics).map(deadLettersOf),
  ];
  return Object.fromEntries(names.map((name) => [queueVariable(name), queueUrl(name)]));
}
