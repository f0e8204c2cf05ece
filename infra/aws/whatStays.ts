import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stage } from './stages.ts';

/** What becomes of a thing that holds something, when its stack is deleted. */
export function whatStays(stage: Stage): RemovalPolicy {
  return stage.data === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
