import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { join } from 'node:path';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { metricServiceOf } from '#functions/metrics.ts';
import { bundlesFolder } from './bundleFunctions.ts';
import { policyFor, type Granting } from './grantPolicies.ts';
import { limitsOf } from './functionLimits.ts';
import type { Stage } from './stages.ts';
import { removalPolicyOf } from './removalPolicyOf.ts';

export type DeployedFunction = FunctionSpec & { readonly name: FunctionName; readonly handler: Function };

/** Creates one function per row of the manifest, each with its own role, which may do what the row needs and write a log. */
export class FunctionSet extends Construct {
  readonly all: readonly DeployedFunction[];
  readonly #further: Readonly<Record<string, string>>;

  constructor(
    scope: Construct,
    id: string,
    granting: Granting,
    stage: Stage,
    further: Readonly<Record<string, string>>,
  ) {
    super(scope, id);
    this.#further = further;
    this.all = (Object.entries(manifest) as readonly [FunctionName, FunctionSpec][]).map(([name, spec]) => ({
      ...spec,
      name,
      handler: this.#deploy(name, spec, granting, stage),
    }));
  }

  #deploy(name: FunctionName, spec: FunctionSpec, granting: Granting, stage: Stage): Function {
    const logGroup = new LogGroup(this, `${name}Log`, {
      retention: stage.logsKeptDays as RetentionDays,
      removalPolicy: removalPolicyOf(stage),
    });
    const role = new Role(this, `${name}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Conversations, ${stage.name}: what ${name} may do`,
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    const { statements, environment } = policyFor(spec, granting);
    for (const statement of statements) role.addToPolicy(statement);
    const { seconds, memoryMB } = limitsOf(name, spec);
    return new Function(this, name, {
      description: `Conversations, ${stage.name}: ${spec.in}/${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(join(bundlesFolder, name)),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // START and REPORT of runs that went well would be two thirds of the log; the ones that failed are warnings.
      systemLogLevelV2: SystemLogLevel.WARN,
      timeout: Duration.seconds(seconds),
      memorySize: memoryMB,
      environment: {
        ...environment,
        ...this.#further,
        POWERTOOLS_SERVICE_NAME: metricServiceOf(stage.name),
      },
    });
  }
}
