import { topics } from '#functions/carrier/topics.ts';
import { configurationSet } from './functionEnvironment.ts';

/**
 * The resources to which the simulated carrier publishes, with names as in AWS. It does not check the names.
 */
export const localChannel = {
  inboundTopicArn: `arn:aws:sns:us-east-1:000000000000:${topics.inboundTexts.name}`,
  twoWayRoleArn: 'arn:aws:iam::000000000000:role/two-way',
  configurationSet,
} as const;
