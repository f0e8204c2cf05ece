import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stage } from './stages.ts';

/**
 * Returns what becomes of a resource that holds something when its stack is deleted. What a first deployment that fails has made
 * is deleted even where data is kept, because it holds nothing yet, and would block the next try.
 */
export function removalPolicyOf(stage: Stage): RemovalPolicy {
  return stage.data === 'keep' ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
}
