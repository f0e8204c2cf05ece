import { Duration } from 'aws-cdk-lib';
import {
  LogGroupLogDestination,
  WebSocketApi,
  WebSocketNoneAuthorizer,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import type { DeployedFunction } from './FunctionSet.ts';
import { accessLog } from './ConversationsHttpApi.ts';
import type { Stage } from './stages.ts';

/**
 * Creates the WebSocket API. Its stage has the name of the path under which the page opens it, so that one distribution carries
 * both. `connectLive` itself decides who may connect: it trades the ticket in the address for the connection.
 */
export class LiveWebSocketApi extends Construct {
  readonly api: WebSocketApi;
  readonly stage: WebSocketStage;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.api = new WebSocketApi(this, 'Api', {
      apiName: `conversations-${stage.name}-live`,
      description: `Conversations, ${stage.name}: open pages`,
    });
    this.stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: 'live',
      autoDeploy: true,
      // Each visible page pings every 40 seconds, so this allows 20,000 of them.
      throttle: { rateLimit: 500, burstLimit: 1000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog(this, stage)),
        format: socketLog,
      },
    });
  }

  /** Adds the routes. Call it after the functions exist, because the one that pushes needs the stage's address. */
  connect(functions: readonly DeployedFunction[], { onEmulator }: { readonly onEmulator: boolean }): void {
    for (const { name, on, handler } of functions) {
      if (!('socket' in on)) continue;
      this.api.addRoute(on.socket, {
        integration: new WebSocketLambdaIntegration(name, handler, { timeout: Duration.seconds(10) }),
        // AWS needs a route response to send what `pingLive` answers; the emulator does not support one and sends the answer
        // anyway.
        ...(on.socket === '$default' && !onEmulator && { returnResponse: true }),
        ...(on.socket === '$connect' && { authorizer: new WebSocketNoneAuthorizer() }),
      });
    }
  }
}

/** Format of the access log, without network addresses. Source: API Gateway Developer Guide, "Configure logging for WebSocket APIs". */
const socketLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    event: '$context.eventType',
    status: '$context.status',
    milliseconds: '$context.integrationLatency',
    error: '$context.error.message',
    integrationError: '$context.integrationErrorMessage',
  }),
);
