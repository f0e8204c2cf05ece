import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { LiveConnections } from './LiveConnections.ts';

/** Creates a client for the connections of API Gateway at the callback URL of the WebSocket stage (https, with the stage). */
export function awsLiveConnections(endpoint: string): LiveConnections {
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
        return error instanceof GoneException ? 'gone' : 'failed';
      }
    },
    async close(connectionId) {
      await client.send(new DeleteConnectionCommand({ ConnectionId: connectionId })).catch(() => undefined);
    },
  };
}
