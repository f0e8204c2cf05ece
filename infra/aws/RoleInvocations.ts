import {
  HttpIntegrationType,
  HttpRouteIntegration,
  IntegrationCredentials,
  PayloadFormatVersion,
  type HttpRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * The role as which API Gateway invokes the functions behind routes. `HttpLambdaIntegration` of the CDK creates a permission for each
 * route instead, which is one more resource of the 500 that a stack may have. Source: API Gateway API reference, `credentialsArn`
 * of an integration ("To specify an IAM Role for API Gateway to assume, use the role's Amazon Resource Name").
 */
export class RoleInvocations extends Construct {
  readonly #role: Role;

  constructor(scope: Construct, id: string, functions: readonly Function[]) {
    super(scope, id);
    this.#role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      description: 'Lets the HTTP API invoke the functions behind its routes',
      inlinePolicies: {
        invoke: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: functions.map(({ functionArn }) => functionArn),
            }),
          ],
        }),
      },
    });
  }

  /** Returns the integration that passes requests to this function, in the format that the functions read (2.0). */
  of(id: string, handler: Function): HttpRouteIntegration {
    return new RoleIntegration(id, handler, this.#role);
  }
}

class RoleIntegration extends HttpRouteIntegration {
  readonly #handler: Function;
  readonly #role: Role;

  constructor(id: string, handler: Function, role: Role) {
    super(id);
    this.#handler = handler;
    this.#role = role;
  }

  override bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.#handler.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: IntegrationCredentials.fromRole(this.#role),
    };
  }
}
