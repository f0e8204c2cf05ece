import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Command = { readonly input: object };
type CommandClass = new (input: object) => Command;

/** One request of the AWS SDK as the product made it. */
export type BareCall = { readonly command: CommandClass; readonly input: object };

const original = DynamoDBDocumentClient.prototype.send as (command: Command) => Promise<unknown>;

/** Records the requests that `act` sends to the database, in their order. */
export async function callsOf(act: () => Promise<unknown>): Promise<readonly BareCall[]> {
  const calls: BareCall[] = [];
  DynamoDBDocumentClient.prototype.send = function (this: unknown, command: Command) {
    calls.push({ command: command.constructor as CommandClass, input: structuredClone(command.input) });
    return original.call(this, command);
  } as typeof DynamoDBDocumentClient.prototype.send;
  try {
    await act();
  } finally {
    DynamoDBDocumentClient.prototype.send = original as typeof DynamoDBDocumentClient.prototype.send;
  }
  return calls;
}

/**
 * Sends the same requests with the bare SDK. `replace` changes values whose repetition the table would
 * refuse.
 */
export async function repeat(
  client: DynamoDBDocumentClient,
  calls: readonly BareCall[],
  replace: readonly [from: string, to: string] = ['', ''],
): Promise<void> {
  for (const { command, input } of calls) {
    const [from, to] = replace;
    const asked: object = from === '' ? input : JSON.parse(JSON.stringify(input).replaceAll(from, to));
    await original.call(client, new command(asked));
  }
}
