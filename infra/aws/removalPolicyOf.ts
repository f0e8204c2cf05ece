import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stage } from './stages.ts';

/**
 * Returns what becomes of a resource that holds something when its stack is deleted. What a first deployment that fails has made
 * goes with it even where data is kept: it holds nothing yet, and would stand in the way of the next try.
 */
export function removalPolicyOf(stage: Stage): RemovalPolicy {
  return stage.data === 'keep' ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
}
