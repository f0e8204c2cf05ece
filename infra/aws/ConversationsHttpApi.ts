import {
  type CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, LogGroup, MetricFilter, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { metricNamespace } from '#functions/metrics.ts';
import { Construct } from 'constructs';
import type { Route } from '#shared/api/route.ts';
import type { DeployedFunction } from './FunctionSet.ts';
import { RoleInvocations } from './RoleInvocations.ts';
import type { Stage } from './stages.ts';
import { limitOfApi, limitsOfRoutes } from './requestLimits.ts';
import { removalPolicyOf } from './removalPolicyOf.ts';

/** The HTTP API: one route per row with a route, each behind the authorizer of its kind of caller. */
export class ConversationsHttpApi extends Construct {
  readonly api: HttpApi;
  /** The stage's own address for automations, if it has one. */
  readonly domainName: DomainName | undefined;
  readonly #stage: Stage;
  readonly #httpStage: HttpStage;
  readonly #accessLog: LogGroup;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: `conversations-${stage.name}`,
      description: `Conversations, ${stage.name}: the page and automations`,
      createDefaultStage: false,
    });
    this.domainName = stage.addresses && ownAddress(this, stage.addresses.api);
    this.#stage = stage;
    this.#accessLog = accessLog(this, stage);
    this.#httpStage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      ...(this.domainName && { domainMapping: { domainName: this.domainName } }),
      throttle: { rateLimit: limitOfApi.perSecond, burstLimit: limitOfApi.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.#accessLog),
        format: withoutPersonalData,
      },
    });
  }

  /** Counts the requests that were refused with 429, which API Gateway's own metrics count with every other 4xx. */
  countThrottled(): IMetric {
    const filter = new MetricFilter(this, 'Throttled', {
      logGroup: this.#accessLog,
      filterPattern: FilterPattern.stringValue('$.status', '=', '429'),
      metricNamespace,
      metricName: `throttledRequests-${this.#stage.name}`,
    });
    return filter.metric({ statistic: Stats.SUM, period: Duration.minutes(5) });
  }

  /** Adds the routes. Call it after the page's client exists, because the authorizer checks that client's tokens. */
  connect(
    functions: readonly DeployedFunction[],
    tokens: { readonly issuer: string; readonly audience: string },
  ): void {
    const members = new HttpJwtAuthorizer('Members', tokens.issuer, { jwtAudience: [tokens.audience] });
    const authorizers: Record<Route['caller'], IHttpRouteAuthorizer> = {
      member: members,
      admin: members,
      automation: new HttpIamAuthorizer(),
    };
    const routed = functions.flatMap(({ name, on, handler }) =>
      'http' in on ? [{ name, http: on.http, handler }] : [],
    );
    const invocations = new RoleInvocations(
      this,
      'Invocations',
      routed.map(({ handler }) => handler),
    );
    for (const { name, http, handler } of routed) {
      const { method, path, caller } = http;
      const added = this.api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration: invocations.of(name, handler),
        authorizer: authorizers[caller],
      });
      // A stage that limits a route can be made only after the route.
      this.#httpStage.node.addDependency(...added);
    }
    (this.#httpStage.node.defaultChild as CfnStage).routeSettings = limitsOfRoutes(
      routed.map(({ http }) => http),
    );
  }
}

function ownAddress(scope: Construct, { host, certificateArn }: NonNullable<Stage['addresses']>['api']) {
  return new DomainName(scope, 'Address', {
    domainName: host,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
  });
}

/**
 * Logs no address of the caller and no path, because ids are enough to find a request again. `messageString` would bring quotes
 * of its own into the JSON. Source: API Gateway Developer Guide, "Customize HTTP API access logs".
 */
const withoutPersonalData = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    error: '$context.error.message',
    integrationError: '$context.integrationErrorMessage',
  }),
);

export function accessLog(scope: Construct, stage: Stage): LogGroup {
  return new LogGroup(scope, 'AccessLog', {
    retention: stage.logsKeptDays as RetentionDays,
    removalPolicy: removalPolicyOf(stage),
  });
}
