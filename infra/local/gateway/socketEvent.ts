import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { gatewayTime } from './gatewayTime.ts';

type SocketMoment = {
  readonly connectionId: string;
  readonly connectedAt: Date;
  readonly at: Date;
  readonly requestId: string;
} & (
  | { readonly kind: 'connect'; readonly query: URLSearchParams }
  | { readonly kind: 'message'; readonly body: string }
  | { readonly kind: 'disconnect' }
);

const routeKeys = { connect: '$connect', message: '$default', disconnect: '$disconnect' } as const;
const eventTypes = { connect: 'CONNECT', message: 'MESSAGE', disconnect: 'DISCONNECT' } as const;

/** Only `$connect` has the query. The published type of WebSocket events lacks it. */
export type SocketEvent = APIGatewayProxyWebsocketEventV2 & {
  readonly queryStringParameters?: Readonly<Record<string, string>>;
};

/**
 * Creates the event that a WebSocket API sends to a function. Source: API Gateway Developer Guide,
 * "Integration requests for WebSocket APIs".
 */
export function socketEvent(moment: SocketMoment): SocketEvent {
  const { connectionId, connectedAt, at, requestId, kind } = moment;
  return {
    requestContext: {
      routeKey: routeKeys[kind],
      eventType: eventTypes[kind],
      messageId: requestId,
      extendedRequestId: requestId,
      requestId,
      requestTime: gatewayTime(at),
      requestTimeEpoch: at.getTime(),
      connectedAt: connectedAt.getTime(),
      messageDirection: 'IN',
      stage: 'live',
      domainName: 'localhost',
      apiId: 'local',
      connectionId,
    },
    ...(moment.kind === 'message' && { body: moment.body }),
    isBase64Encoded: false,
    ...(moment.kind === 'connect' &&
      moment.query.size > 0 && { queryStringParameters: Object.fromEntries(moment.query) }),
  };
}
