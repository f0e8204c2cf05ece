type Input = Readonly<Record<string, unknown>>;

/** The maximum lag of an eventually consistent read. DynamoDB says "usually a second or less". */
const longestMs = 1000;
const mostKept = 5000;

/**
 * Returns an old answer that an eventually consistent read may get. `answerTo`: an answer to the same request from the last second,
 * or none for an item that was put in the last second; undefined for consistent reads and when there is no old answer.
 * `withoutNew`: the answer to a batch without the items that were put in the last second; undefined when it has none.
 */
export function staleAnswers() {
  const answers = new Map<string, { readonly at: number; readonly body: Buffer }>();
  const born = new Map<string, number>();

  return {
    keep(operation: string, input: Input, asked: Buffer, body: Buffer): void {
      if (isEventual(operation, input)) remember(answers, asked.toString('utf8'), { at: Date.now(), body });
      for (const key of putsOf(operation, input)) remember(born, key, Date.now());
    },
    answerTo(operation: string, input: Input, asked: Buffer): Buffer | undefined {
      if (!isEventual(operation, input)) return undefined;
      const past = answers.get(asked.toString('utf8'));
      if (past && Date.now() - past.at < longestMs) return past.body;
      return operation === 'GetItem' && isNew(input['Key']) ? Buffer.from('{}') : undefined;
    },
    withoutNew(operation: string, input: Input, body: Buffer): Buffer | undefined {
      if (operation !== 'BatchGetItem' || !isEventual(operation, input)) return undefined;
      const answer = JSON.parse(body.toString('utf8')) as { readonly Responses?: Record<string, unknown[]> };
      const tables = Object.entries(answer.Responses ?? {});
      if (!tables.some(([, items]) => items.some(isNew))) return undefined;
      const Responses = Object.fromEntries(
        tables.map(([table, items]) => [table, items.filter((item) => !isNew(item))]),
      );
      return Buffer.from(JSON.stringify({ ...answer, Responses }));
    },
  };

  function isNew(key: unknown): boolean {
    const bornAt = born.get(nameOf(key));
    return bornAt !== undefined && Date.now() - bornAt < longestMs;
  }
}

function isEventual(operation: string, input: Input): boolean {
  if (operation === 'BatchGetItem') {
    const tables = Object.values(input['RequestItems'] as Record<string, Input>);
    return tables.every(({ ConsistentRead }) => ConsistentRead !== true);
  }
  return (operation === 'GetItem' || operation === 'Query') && input['ConsistentRead'] !== true;
}

function putsOf(operation: string, input: Input): readonly string[] {
  if (operation === 'PutItem') return [nameOf(input['Item'])];
  if (operation !== 'TransactWriteItems') return [];
  const items = input['TransactItems'] as readonly { readonly Put?: { readonly Item: unknown } }[];
  return items.flatMap(({ Put }) => (Put ? [nameOf(Put.Item)] : []));
}

function nameOf(key: unknown): string {
  const { pk, sk } = key as { readonly pk: unknown; readonly sk: unknown };
  return JSON.stringify([pk, sk]);
}

/** Keeps only the newest entries. */
function remember<Value>(entries: Map<string, Value>, key: string, value: Value): void {
  entries.delete(key);
  entries.set(key, value);
  if (entries.size <= mostKept) return;
  const [oldest] = entries.keys();
  if (oldest !== undefined) entries.delete(oldest);
}
