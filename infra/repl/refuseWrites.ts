import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const reads = /^(Get|BatchGet|Query|Scan|Describe|List)/;

/** Lets a client send requests that read. Every other request throws before it is sent. */
export function refuseWrites(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (request) => {
        if (reads.test(commandName)) return next(request);
        throw new Error(
          `${commandName} was not sent, because this session only reads. Start it with --write.`,
        );
      },
    { step: 'initialize', name: 'refuseWrites' },
  );
}
