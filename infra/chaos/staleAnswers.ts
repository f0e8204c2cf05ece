type Input = Readonly<Record<string, unknown>>;

/** The maximum lag of an eventually consistent read. DynamoDB says "usually a second or less". */
const longestMs = 1000;
const mostKept = 5000;

/**
 * Returns an old answer that an eventually consistent read may get: an answer to the same request from the
 * last second, or none for an item that was put in the last second. Returns undefined for consistent reads
 * and when there is no old answer.
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
      const bornAt = operation === 'GetItem' ? born.get(nameOf(input['Key'])) : undefined;
      return bornAt !== undefined && Date.now() - bornAt < longestMs ? Buffer.from('{}') : undefined;
    },
  };
}

function isEventual(operation: string, input: Input): boolean {
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
