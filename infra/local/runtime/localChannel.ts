import { topics } from '#functions/carrier/topics.ts';
import { configurationSet } from './functionEnvironment.ts';

/** Where the simulated carrier puts what people text, named as on AWS; it looks at none of the names. */
export const localChannel = {
  inboundTopicArn: `arn:aws:sns:us-east-1:000000000000:${topics.inboundTexts.name}`,
  twoWayRoleArn: 'arn:aws:iam::000000000000:role/two-way',
  configurationSet,
} as const;
