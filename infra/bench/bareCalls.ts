import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Command = { readonly input: object };
type CommandClass = new (input: object) => Command;

/** One request of the AWS SDK as the product made it. */
export type BareCall = {
  readonly command: CommandClass;
  readonly input: object;
  /** Which requests were answered before this one was made: the others ran at the same time. */
  readonly after: readonly number[];
};

const original = DynamoDBDocumentClient.prototype.send as (command: Command) => Promise<unknown>;

/** Records the requests that `act` sends to the database, in their order. */
export async function callsOf(act: () => Promise<unknown>): Promise<readonly BareCall[]> {
  const calls: BareCall[] = [];
  const answered: number[] = [];
  DynamoDBDocumentClient.prototype.send = function (this: unknown, command: Command) {
    const answeredBefore = answered.length;
    const index = calls.push({
      command: command.constructor as CommandClass,
      input: structuredClone(command.input),
      // Only looked up when it is needed: copied for each of 20,000 requests it would take gigabytes.
      get after() {
        return answered.slice(0, answeredBefore);
      },
    });
    return original.call(this, command).finally(() => answered.push(index - 1));
  } as typeof DynamoDBDocumentClient.prototype.send;
  try {
    await act();
  } finally {
    DynamoDBDocumentClient.prototype.send = original as typeof DynamoDBDocumentClient.prototype.send;
  }
  return calls;
}

/**
 * Sends the same requests with the bare SDK, in parallel where they were. `replace` changes values whose repetition the table would
 * refuse.
 */
export async function repeat(
  client: DynamoDBDocumentClient,
  calls: readonly BareCall[],
  replace: readonly [from: string, to: string] = ['', ''],
): Promise<void> {
  const [from, to] = replace;
  const answers: Promise<unknown>[] = [];
  for (const { command, input, after } of calls) {
    const asked: object = from === '' ? input : JSON.parse(JSON.stringify(input).replaceAll(from, to));
    const before = Promise.all(after.flatMap((index) => answers[index] ?? []));
    answers.push(before.then(() => original.call(client, new command(asked))));
  }
  await Promise.all(answers);
}
