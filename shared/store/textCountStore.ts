import { isRefused, type Refused } from '../domain/refusal.ts';
import { sections } from '../domain/role.ts';
import { countSegments } from '../domain/segments.ts';
import { noTexts, sumTexts } from '../domain/sumTexts.ts';
import { billedAs, type ConversationTexts, type CountryTexts } from '../domain/textCount.ts';
import { recencyAttribute, recencyIndex, type ConversationItem } from './conversationItems.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database, Item } from './database.ts';
import { keys, lists, messagePrefix, recencyOf, type Key } from './keys.ts';
import type { MessageItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';

const pageLength = 50;

/** A time, and the country of each number. It comes with the request, because the numbering plans would weigh on every function. */
type Question = {
  readonly from: Date;
  readonly until: Date;
  readonly countryOf: (number: string) => string | undefined;
};
type Row = Pick<ConversationItem, 'companyId' | 'conversationId' | 'number'>;

/** Says where reading continues: the number of a source, and the last row that was read of it, if any. */
type Position = readonly [source: string, conversationId: string, sortedBy: string];
const positionForms = [/^[0-5]$/, /^(cnv_[a-z2-7]{20})?$/, /^(\d{4}-[\dT:.Z-]+)?$/];

export function textCountReader(database: Database) {
  return {
    /**
     * Counts the texts of each conversation between two moments, 50 conversations per page. A conversation without a text in that
     * time is left out. It counts the messages themselves, so nothing is written for it and no retry counts a text twice. A
     * conversation that gets a text meanwhile may be on two pages, each time with its whole count.
     */
    async countTexts(
      companyId: string,
      asked: Question,
      cursor?: string,
    ): Promise<Page<ConversationTexts> | Refused> {
      const question = `texts ${asked.from.toISOString()}`;
      const begun = cursor && readCursor(question, cursor, positionForms);
      if (isRefused(begun)) return begun;
      const rows = new Map<string, Row>();
      let position: Position | undefined = begun ? (begun as unknown as Position) : ['0', '', ''];
      while (position && rows.size < pageLength) {
        const { found, next } = await readRows(companyId, asked.from, position, pageLength - rows.size);
        for (const row of found) rows.set(row.conversationId, row);
        position = next;
      }
      const counted = await Promise.all([...rows.values()].map((row) => countOf(row, asked)));
      const copied = await countCopies(
        counted.flatMap(({ copies }) => copies),
        asked,
      );
      const items = counted.map(({ conversationId, countries, copies }) => ({
        conversationId,
        countries: [...sumTexts([...countries, ...copies.flatMap((copy) => copied.get(copy) ?? [])])],
      }));
      return {
        items: items.filter(({ countries }) => countries.length > 0),
        ...(position && { cursor: writeCursor(question, position) }),
      };
    },
  };

  /** Reads conversations that may have a text since `from`, of one source. `next` continues behind them, or with the next source. */
  async function readRows(
    companyId: string,
    from: Date,
    [number, conversationId, sortedBy]: Position,
    limit: number,
  ): Promise<{ readonly found: readonly Row[]; readonly next: Position | undefined }> {
    const sources = sourcesOf(companyId, from);
    const source = sources[Number(number)] as Source;
    const { index, partition, of, sortKey, since } = source;
    const { items, last } = await database.query({
      IndexName: index,
      KeyConditionExpression: '#partition = :of AND #sort >= :since',
      ExpressionAttributeNames: { '#partition': partition, '#sort': sortKey },
      ExpressionAttributeValues: { ':of': of, ':since': since },
      Limit: limit,
      ...(conversationId !== '' && {
        ExclusiveStartKey: {
          ...keys.conversation(companyId, conversationId),
          [partition]: of,
          [sortKey]: sortedBy,
        },
      }),
    });
    const end = items.at(-1);
    const found = (partition === 'inList' ? await readAll(items) : items) as unknown as readonly Row[];
    if (last && end) return { found, next: [number, end.pk.slice(-24), String(end[sortKey])] };
    const following = Number(number) + 1;
    return { found, next: following < sources.length ? [String(following), '', ''] : undefined };
  }

  /** Counts the texts of a conversation. Names the copies that were made of its inbound texts, which are elsewhere. */
  async function countOf({ companyId, conversationId, number }: Row, { from, until, countryOf }: Question) {
    const country = countryOf(number);
    const countries: CountryTexts[] = [];
    const copies: MessageKey[] = [];
    const pages = database.pages({
      // No message has exactly the upper key, so the range ends before `until`.
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ProjectionExpression: 'direction, #status, #text, forwarding',
      ExpressionAttributeNames: { '#status': 'status', '#text': 'text' },
      ExpressionAttributeValues: {
        ':pk': keys.conversation(companyId, conversationId).pk,
        ':from': messagePrefix + from.toISOString(),
        ':until': messagePrefix + until.toISOString(),
      },
    });
    for await (const page of pages) {
      for (const message of page as unknown as readonly MessageItem[]) {
        countries.push(...countedText(message, country));
        const copy = message.direction === 'inbound' ? message.forwarding?.copy : undefined;
        if (copy) copies.push({ companyId, ...copy });
      }
    }
    return { conversationId, countries, copies };
  }

  /** Counts forwarded copies, each under the country of the phone it went to. */
  async function countCopies(copies: readonly MessageKey[], { countryOf }: Pick<Question, 'countryOf'>) {
    const phones = new Map(
      copies.map(({ companyId, conversationId }) => [
        conversationId,
        keys.conversation(companyId, conversationId),
      ]),
    );
    const rows = (await readAll([...phones.values()])) as unknown as readonly Row[];
    const countryOfPhone = new Map(rows.map((row) => [row.conversationId, countryOf(row.number)]));
    const found = (await readAll(copies.map(keyOf))) as unknown as readonly MessageItem[];
    const messages = new Map(found.map((message) => [message.sk, message]));
    return new Map(
      copies.flatMap((copy) => {
        const message = messages.get(keyOf(copy).sk);
        return message ? [[copy, countedText(message, countryOfPhone.get(copy.conversationId))]] : [];
      }),
    );
  }

  async function readAll(wanted: readonly Key[]): Promise<readonly Item[]> {
    return (await database.getMany(wanted)).filter((item) => item !== undefined);
  }
}

/** A part of an index in which a company's conversations are found. */
type Source = {
  readonly index: string;
  readonly partition: 'company' | 'inList';
  readonly of: string;
  readonly sortKey: string;
  readonly since: string;
};

/**
 * Returns where every conversation of a company with a text since `from` is found: in its sections, or, when it is in no section,
 * on the list of blocked or of unlisted conversations. Each is read from the longest silent one on, so that a conversation that
 * gets a text meanwhile moves ahead and not out of reach.
 */
function sourcesOf(companyId: string, from: Date): readonly Source[] {
  const since = from.toISOString();
  return [
    ...sections.map((section) => ({
      index: recencyIndex[section],
      partition: 'company' as const,
      of: recencyOf(companyId),
      sortKey: recencyAttribute[section],
      since,
    })),
    // Blocked conversations are sorted by the time of their block, and every time is later than this one.
    listSource(lists.blocked(companyId), '0'),
    listSource(lists.unlisted(companyId), since),
  ];
}

function listSource(list: string, since: string): Source {
  return { index: 'lists', partition: 'inList', of: list, sortKey: 'listedBy', since };
}

function countedText(message: MessageItem, country: string | undefined): readonly CountryTexts[] {
  const kind = billedAs(message);
  if (!kind) return [];
  return [{ ...noTexts(country), [kind]: { texts: 1, parts: countSegments(message.text).segments } }];
}
