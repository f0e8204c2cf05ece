import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct, type Node } from 'constructs';
import { CompanyId } from '#shared/domain/ids.ts';
import { exampleBundle } from './bundleFunctions.ts';
import { bundledCode } from './FunctionSet.ts';
import { removalPolicyOf } from './removalPolicyOf.ts';
import type { Stage } from './stages.ts';

/** Returns the companies of the context `-c example=co_a,co_b`; none without it. Throws a sentence. */
export function exampleCompanies(node: Node): readonly string[] {
  const context = node.tryGetContext('example') as unknown;
  if (context === undefined) return [];
  const companies = typeof context === 'string' ? context.split(',') : [''];
  const wrong = companies.find((companyId) => !CompanyId.safeParse(companyId).success);
  if (wrong === undefined) return companies;
  throw new Error(`The context example names "${wrong}", which is no company id: use -c example=co_a,co_b.`);
}

/** Returns the routes that the example calls for a company, as in the ARNs of API Gateway: method and path. */
export function routesOf(companyId: string): readonly string[] {
  const path = `api/automation/companies/${companyId}`;
  return [`GET/${path}/inspections`, `PUT/${path}/messages/*`];
}

/**
 * Deploys the automation of `functions/example`, which texts the clients of tomorrow's inspections twice a day. Its role may call
 * only the routes that it uses, for these companies, and each of them must register the role as well.
 */
export class ExampleAutomation extends Construct {
  constructor(scope: Construct, id: string, api: HttpApi, companyIds: readonly string[], stage: Stage) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: stage.logsKeptDays as RetentionDays,
      removalPolicy: removalPolicyOf(stage),
    });
    const role = new Role(this, 'Role', {
      roleName: `conversations-${stage.name}-example`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Conversations, ${stage.name}: an automation that reminds clients of tomorrow's inspections`,
    });
    logGroup.grantWrite(role);
    role.addToPolicy(
      new PolicyStatement({
        actions: ['execute-api:Invoke'],
        resources: companyIds.flatMap(routesOf).map((route) =>
          Stack.of(this).formatArn({
            service: 'execute-api',
            resource: api.apiId,
            resourceName: `$default/${route}`,
          }),
        ),
      }),
    );
    const handler = new Function(this, 'Function', {
      description: `Conversations, ${stage.name}: example/textAllCompanies`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundledCode(this, exampleBundle),
      handler: 'index.handler',
      memorySize: 256,
      timeout: Duration.minutes(5),
      role,
      logGroup,
      environment: { API_ADDRESS: api.apiEndpoint, COMPANY_IDS: companyIds.join(',') },
    });
    // Twice a day, so that a run that failed is repeated. No client is texted twice.
    new Rule(this, 'Clock', {
      description: `Conversations, ${stage.name}: starts the example automation`,
      schedule: Schedule.cron({ minute: '0', hour: '15,17' }),
      targets: [new LambdaFunction(handler)],
    });
  }
}
