import type { APIGatewayProxyResultV2, APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import type { Granted, Needs } from '../grants.ts';
import type { SocketEvent } from '../live/connectLive.ts';
import { dependenciesFor, type Providers } from './dependencies.ts';
import { factsOf, logger } from './logger.ts';

type SocketSpec<Wanted extends Needs> = { readonly on: { readonly socket: string }; readonly needs: Wanted };

/** Adds the query string, which only $connect has and the type of WebSocket events lacks. */
type ConnectEvent = APIGatewayProxyWebsocketEventV2 & {
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>;
};

/**
 * Binds a use case to a route of the WebSocket API. 'accepted' and 'refused' decide whether the connection is opened. Any other
 * answer is sent back over the connection if its route returns responses.
 */
export function socketEdge<Wanted extends Needs>(
  _spec: SocketSpec<Wanted>,
  useCase: (
    granted: Granted<Wanted>,
    socketEvent: SocketEvent,
  ) => Promise<'accepted' | 'refused' | { readonly action: string }>,
  providers: Providers<Wanted>,
) {
  return async (event: ConnectEvent): Promise<APIGatewayProxyResultV2> => {
    try {
      const answer = await useCase(dependenciesFor<Wanted>(providers), {
        connectionId: event.requestContext.connectionId,
        ticket: event.queryStringParameters?.['ticket'],
      });
      if (typeof answer === 'object') return { statusCode: 200, body: JSON.stringify(answer) };
      return { statusCode: answer === 'accepted' ? 200 : 401 };
    } catch (error) {
      logger.error('A live connection failed', { route: event.requestContext.routeKey, ...factsOf(error) });
      return { statusCode: 500 };
    }
  };
}
