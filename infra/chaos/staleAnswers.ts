type Input = Readonly<Record<string, unknown>>;

/** How far an eventually consistent read may lie behind. DynamoDB says "usually a second or less". */
const longestMs = 1000;
const mostKept = 5000;

/**
 * What an eventually consistent read may answer from the past: what the same question was answered up to a second ago, or that
 * an item which was put less than a second ago is not there yet. Undefined for consistent reads and where there is no past.
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

/** Keeps the newest entries only. */
function remember<Value>(entries: Map<string, Value>, key: string, value: Value): void {
  entries.delete(key);
  entries.set(key, value);
  if (entries.size <= mostKept) return;
  const [oldest] = entries.keys();
  if (oldest !== undefined) entries.delete(oldest);
}
