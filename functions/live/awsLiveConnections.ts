import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  LimitExceededException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { LiveConnections } from './LiveConnections.ts';

type Settings = {
  /** The callback URL of the WebSocket stage: https, with the stage. */
  readonly endpoint: string;
  /** Gets the error of a frame that was not posted, unless its connection was gone or slow. */
  readonly onPostFailed: (error: unknown) => void;
};

/** Creates a client for the connections of API Gateway. */
export function awsLiveConnections({ endpoint, onPostFailed }: Settings): LiveConnections {
  const client = new ApiGatewayManagementApiClient({
    endpoint,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  return {
    async post(connectionId, data) {
      try {
        await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: data }));
        return 'posted';
      } catch (error) {
        if (error instanceof GoneException) return 'gone';
        if (!(error instanceof LimitExceededException)) onPostFailed(error);
        return 'failed';
      }
    },
    async close(connectionId) {
      await client.send(new DeleteConnectionCommand({ ConnectionId: connectionId })).catch(() => undefined);
    },
  };
}
