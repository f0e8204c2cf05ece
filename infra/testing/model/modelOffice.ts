import type { Message } from '#shared/domain/message.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { ConversationItem } from '#shared/store/conversationItems.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { keys, kindOfKey, type Key } from '#shared/store/keys.ts';
import type { InboundItem, MessageItem, OutboundItem } from '#shared/store/messageItems.ts';
import type { Carrier } from '#functions/carrier/Carrier.ts';
import type { InboundSms } from '#functions/carrier/inboundSms.ts';
import type { TopicMessage } from '#functions/carrier/TopicMessage.ts';
import type { QueuedText } from '#functions/messages/outboundTexts.ts';
import type { OutboundText } from '#functions/messages/outboundTexts.ts';
import { queueMessages } from '#functions/messages/queueMessages.ts';
import type { OptOutRemoval } from '#functions/consent/optOutRemovals.ts';
import { randomNumber } from '../testStore.ts';
import { testCompany } from '../testCompany.ts';
import type { TestTable } from '../testTable.ts';
import type { TestExchange } from '../testExchange.ts';
import type { TestClient, TableReader } from '../testClient.ts';
import { consentWatch, type Rows } from './consentWatch.ts';

export type Parts = {
  readonly table: TestTable;
  readonly exchange: TestExchange;
  readonly reader: TableReader;
  readonly clients: readonly TestClient[];
};

/** The store and the carrier of one run. */
export type Means = { readonly store: AdminStore; readonly carrier: Carrier };

/** The contents of the company's conversations in the table. */
export type Picture = {
  readonly outbound: readonly OutboundItem[];
  readonly inbound: readonly InboundItem[];
  readonly rows: Rows;
  readonly optOutRemovals: number;
};

/** A request to send a text, kept so that it can be repeated. */
export type SendRequest = {
  readonly conversationId: string;
  readonly contactId: string;
  readonly messageId: string;
  readonly text: string;
  /** Set for a scheduled text. */
  readonly dueAt?: Date;
};

/** The knowledge of the model: answers and events, but not how the product stores them. */
export type Known = {
  readonly requests: SendRequest[];
  /** The first accepted text of every id. */
  readonly accepted: Map<string, string>;
  readonly cancelled: Set<string>;
  readonly events: TopicMessage<InboundSms>[];
  readonly stored: Set<string>;
  /** The recorded receipts, by message. */
  readonly receipts: Map<string, Set<string>>;
  /** Violations that were found during a step. */
  readonly wrong: string[];
  /** How many ids were created. */
  ids: number;
};

export type ModelOffice = Awaited<ReturnType<typeof modelOffice>>;

/** Creates a company with two contacts, three numbers, a queue and a carrier, and the model's knowledge of it. */
export async function modelOffice(parts: Parts, at: Date) {
  const office = await testCompany(parts.table, at.toISOString());
  const { company, companyId } = office;
  const [ana, ben] = await Promise.all([
    office.contact({ name: 'Ana Moreno' }),
    office.contact({ name: 'Ben Ortiz' }),
    parts.table.store.setRateLimit(companyId, 1000),
  ]);
  const spare = randomNumber();
  const numbers = [ana, ben, { number: spare, conversationId: conversationIdOf(company.secret, spare) }].map(
    ({ number, conversationId }) => ({ number, conversationId }),
  );
  const conversationIds = numbers.map(({ conversationId }) => conversationId);
  const watch = consentWatch(parts.reader, companyId, conversationIds);
  const waiting = new Map<string, OutboundText>();
  const placed = new Map<string, OutboundText>();
  const optOutRemovals = new Map<string, OptOutRemoval>();
  const outbound = {
    async send(texts: readonly QueuedText[]) {
      for (const { text } of texts) {
        waiting.set(nameOf(text), text);
        placed.set(nameOf(text), text);
      }
    },
  };
  const removalQueue = {
    async send(wanted: readonly OptOutRemoval[]) {
      for (const removal of wanted) optOutRemovals.set(removal.conversationId, removal);
    },
  };
  const known: Known = {
    requests: [],
    accepted: new Map(),
    cancelled: new Set(),
    events: [],
    stored: new Set(),
    receipts: new Map(),
    wrong: [],
    ids: 0,
  };
  parts.exchange.begin();
  await watch.look();
  let seen = await look();

  async function look(): Promise<Picture> {
    const found = await Promise.all(
      conversationIds.map((id) => parts.reader.itemsUnder(keys.conversation(companyId, id).pk)),
    );
    const items = found.flat() as (Key & Record<string, unknown>)[];
    const messages = items.filter((item) => kindOfKey(item) === 'message') as MessageItem[];
    const rows = items.filter((item) => kindOfKey(item) === 'conversation') as unknown as ConversationItem[];
    return {
      outbound: messages
        .filter((item): item is OutboundItem => item.direction === 'outbound')
        .toSorted((one, other) => one.stateAt.localeCompare(other.stateAt)),
      inbound: messages.filter((item): item is InboundItem => item.direction === 'inbound'),
      rows: new Map(rows.map((row) => [row.conversationId, row])),
      optOutRemovals: items.filter((item) => kindOfKey(item) === 'optOutRemoval').length,
    };
  }

  return {
    ...office,
    ...parts,
    numbers,
    contactIds: [ana.contactId, ben.contactId],
    watch,
    known,
    testQueue: { waiting, placed, outbound, done: (text: OutboundText) => waiting.delete(nameOf(text)) },
    optOutRemovals,
    removalQueue,
    seen: () => seen,
    look,
    /** Plays the stream: texts that became queued since the last picture go on the queue, unless their records are lost. */
    async goOn(isStreamLost: boolean): Promise<Picture> {
      const before = new Map(seen.outbound.map((item) => [nameOf(item), item]));
      seen = await look();
      const changes = seen.outbound.map((after) => ({
        kind: 'message' as const,
        before: before.get(nameOf(after)),
        after,
      }));
      if (!isStreamLost)
        await queueMessages({ ...office.granted, outbound, optOutRemovals: removalQueue }, changes);
      return seen;
    },
  };
}

export function nameOf({
  conversationId,
  at,
  messageId,
}: Pick<Message, 'conversationId' | 'at' | 'messageId'>) {
  return `${conversationId} ${at} ${messageId}`;
}
