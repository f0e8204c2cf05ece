import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnAccount, CfnApiKey } from 'aws-cdk-lib/aws-apigateway';
import type { CfnApi, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * Lets API Gateway write logs of WebSocket APIs. This is a setting of the account in this region, without which their stages are
 * refused ("CloudWatch Logs role ARN must be set in account settings to enable logging"). Other stages and other products of the
 * account use it too, so it stays when this stack is deleted. In an account without any API Gateway resource CloudFormation refuses
 * the setting, so it comes after the WebSocket API and after an API key, which is free, belongs to no API and is disabled. Source:
 * CloudFormation Template Reference, "AWS::ApiGateway::Account", which names a REST API or an API key.
 */
export class GatewayLogging extends Construct {
  constructor(scope: Construct, id: string, api: WebSocketApi) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs'),
      ],
      description: 'API Gateway writes the logs of this account and region',
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const key = new CfnApiKey(this, 'FirstResource', {
      enabled: false,
      description: 'Conversations: opens no API. CloudFormation needs it to set up logging in a new account.',
    });
    account.addResourceDependency(key);
    // Only the API itself, because its routes need functions that need the stage, which waits for this setting.
    account.addResourceDependency(api.node.defaultChild as CfnApi);
  }
}
