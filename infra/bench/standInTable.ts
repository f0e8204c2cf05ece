import { marshall } from '@aws-sdk/util-dynamodb';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { dueBucketNumbers, dueBucketOf, keys, lists, type Key } from '#shared/store/keys.ts';
import { outboundItemOf } from '#shared/store/outboundItems.ts';

/**
 * Stands in for DynamoDB in the bench of the sweep: texts that are due, spread over companies, behind the waits of a table in the
 * same region. It answers the requests of the sweep and nothing else. Run as a child process with the number of texts and of
 * companies; prints its address.
 */
const [texts = 0, companies = 1] = process.argv.slice(2).map(Number);
const waits = { GetItem: 5, Query: 6, BatchGetItem: 6, TransactWriteItems: 20 } as const;
const dueAt = new Date('2026-03-20T15:00:00.000Z');
const sending = { ...keys.sending, tableName: 'stand-in' };

type Text = ReturnType<typeof textAt>;
const buckets = dueBucketNumbers.map(() => [] as Text[]);
const byKey = new Map<string, Text>();
const queuedCounts = new Map<string, number>();
for (let index = 0; index < texts; index += 1) {
  const text = textAt(index);
  buckets[dueBucketOf(text.messageId)]?.push(text);
  byKey.set(nameOf(text), text);
}

function textAt(index: number) {
  return outboundItemOf({
    companyId: `co_${index % companies}`,
    conversationId: `cnv_${index}`,
    contactId: `con_${index}`,
    messageId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    text: 'A reminder: the inspection of 12 Elm Street is tomorrow at nine. Please unlock the attic and the side door.',
    author: { kind: 'auto', automation: 'Reminder' },
    lane: 'auto',
    now: new Date(dueAt.getTime() - 3_600_000),
    dueAt,
    checkAt: dueAt,
  });
}

const company = (companyId: string) => ({
  ...keys.company(companyId),
  companyId,
  name: companyId,
  timeZone: 'America/Denver',
  plan: 'advanced',
  secret: 'secret',
  originationNumber: '+15550100001',
});
const row = (key: Key) => {
  const [, companyId = '', , conversationId = ''] = key.pk.split('#');
  return {
    ...keys.conversation(companyId, conversationId),
    companyId,
    conversationId,
    number: '+15550102214',
    people: { [conversationId.replace('cnv', 'con')]: { role: 'client', name: 'Ana Moreno' } },
    revision: 1,
    peopleRevision: 1,
  };
};

function itemAt(key: Key) {
  if (key.pk === sending.pk) return sending;
  if (key.sk === 'COMPANY') return company(key.pk.split('#')[1] ?? '');
  return key.sk === 'CONVERSATION' ? row(key) : byKey.get(nameOf(key));
}

type Plain = Readonly<Record<string, { readonly S?: string }>>;
const keyOfPlain = ({ pk, sk }: Plain): Key => ({ pk: pk?.S ?? '', sk: sk?.S ?? '' });

const answers: Readonly<Record<keyof typeof waits, (input: Readonly<Record<string, unknown>>) => unknown>> = {
  GetItem: ({ Key: key }) => {
    const item = itemAt(keyOfPlain(key as Plain));
    return item ? { Item: marshall(item, { removeUndefinedValues: true }) } : {};
  },
  Query: ({ ExpressionAttributeValues: values, Limit, ExclusiveStartKey: after }) => {
    const bucket = dueBucketNumbers.find(
      (number) => lists.due(number) === (values as Plain | undefined)?.[':list']?.S,
    );
    const due = buckets[bucket ?? 0] ?? [];
    const from = after ? due.findIndex((text) => text.sk === (after as Plain)['sk']?.S) + 1 : 0;
    const page = due.slice(from, from + Number(Limit));
    const last = page.at(-1);
    const keyOf = ({ pk, sk, inList, listedBy }: Text) => marshall({ pk, sk, inList, listedBy });
    return {
      Items: page.map(keyOf),
      ...(last && from + page.length < due.length && { LastEvaluatedKey: keyOf(last) }),
    };
  },
  BatchGetItem: ({ RequestItems }) => {
    const [table = '', request] = Object.entries(
      RequestItems as Record<string, { readonly Keys: readonly Plain[] }>,
    )[0] ?? ['', undefined];
    const Keys = request?.Keys ?? [];
    const found = Keys.flatMap((key) => itemAt(keyOfPlain(key)) ?? []);
    return {
      Responses: { [table]: found.map((item) => marshall(item, { removeUndefinedValues: true })) },
      UnprocessedKeys: {},
    };
  },
  TransactWriteItems: ({ TransactItems }) => {
    const [message] = TransactItems as readonly { readonly Update: { readonly Key: Plain } }[];
    const name = nameOf(keyOfPlain(message?.Update.Key ?? {}));
    queuedCounts.set(name, (queuedCounts.get(name) ?? 0) + 1);
    return {};
  },
};

const server = createServer((request, response) => {
  if (request.url === '/counts') {
    const counts = [...queuedCounts.values()];
    response.end(
      JSON.stringify({ queued: counts.length, twice: counts.filter((count) => count > 1).length }),
    );
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] as keyof typeof waits;
    void pause(waits[operation]).then(() => {
      const answer = answers[operation](
        JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>,
      );
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(answer));
    });
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`http://127.0.0.1:${address.port}`);
});

function nameOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}
