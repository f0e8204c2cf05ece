import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct, type IConstruct } from 'constructs';
import { join } from 'node:path';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { metricServiceOf } from '#functions/metrics.ts';
import { bundlesFolder } from './bundleFunctions.ts';
import type { Granting, Policy } from './Granting.ts';
import { policyFor } from './grantPolicies.ts';
import { limitsOf } from './functionLimits.ts';
import type { Stage } from './stages.ts';
import { removalPolicyOf } from './removalPolicyOf.ts';

export type DeployedFunction = FunctionSpec & { readonly name: FunctionName; readonly handler: Function };

/**
 * Creates one function per row of the manifest, each with its own role, which may do what the row needs and write a log. Functions
 * of the sign-in belong to the user pool (`InvitationMail`).
 */
export class FunctionSet extends Construct {
  readonly all: readonly DeployedFunction[];

  constructor(
    scope: Construct,
    id: string,
    granting: Granting,
    stage: Stage,
    further: Readonly<Record<string, string>>,
  ) {
    super(scope, id);
    const rows = Object.entries(manifest) as readonly [FunctionName, FunctionSpec][];
    this.all = rows
      .filter(([, { on }]) => !('signIn' in on))
      .map(([name, spec]) => {
        const { statements, environment } = policyFor(spec, granting);
        const policy = { statements, environment: { ...environment, ...further } };
        return { ...spec, name, handler: deployFunction(this, { name, spec, policy, stage }) };
      });
  }
}

type Deploying = {
  readonly name: FunctionName;
  readonly spec: FunctionSpec;
  readonly policy: Policy;
  readonly stage: Stage;
};

/** Creates the function of one row, with a role of its own that has this policy and writes its log. */
export function deployFunction(scope: Construct, { name, spec, policy, stage }: Deploying): Function {
  const logGroup = new LogGroup(scope, `${name}Log`, {
    retention: stage.logsKeptDays as RetentionDays,
    removalPolicy: removalPolicyOf(stage),
  });
  const role = new Role(scope, `${name}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `Conversations, ${stage.name}: what ${name} may do`,
    // Part of the role and no resource of its own, because a stack may have at most 500.
    inlinePolicies: {
      needs: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            resources: [logGroup.logGroupArn],
          }),
          ...policy.statements,
        ],
      }),
    },
  });
  const { seconds, memoryMB } = limitsOf(name, spec);
  return new Function(scope, name, {
    description: `Conversations, ${stage.name}: ${spec.in}/${name}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: bundledCode(scope, name),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    // START and REPORT of runs that went well would be two thirds of the log; the ones that failed are warnings.
    systemLogLevelV2: SystemLogLevel.WARN,
    timeout: Duration.seconds(seconds),
    memorySize: memoryMB,
    environment: {
      ...policy.environment,
      POWERTOOLS_SERVICE_NAME: metricServiceOf(stage.name),
    },
  });
}

/** Returns the code of a bundle. The context `bundles` names another folder than that of `bundleFunctions`, for tests without it. */
export function bundledCode({ node }: IConstruct, name: string): Code {
  const folder = (node.tryGetContext('bundles') as string | undefined) ?? bundlesFolder;
  return Code.fromAsset(join(folder, name));
}
