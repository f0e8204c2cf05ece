import { UserPoolOperation, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { manifest } from '#functions/manifest.ts';
import { deployFunction } from './FunctionSet.ts';
import type { Stage } from './stages.ts';

/**
 * Has a function write the pool's invitations, because Cognito's own template cannot name the company. It is in the stack of the
 * pool, so that signing in works while the service is deployed again.
 */
export class InvitationMail extends Construct {
  constructor(scope: Construct, id: string, userPool: UserPool, stage: Stage) {
    super(scope, id);
    const handler = deployFunction(this, {
      name: 'invitationMail',
      spec: manifest.invitationMail,
      policy: { statements: [], environment: {} },
      stage,
    });
    userPool.addTrigger(UserPoolOperation.CUSTOM_MESSAGE, handler);
  }
}
