import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Company } from '../domain/company.ts';
import { Contact } from '../domain/contact.ts';
import { Conversation } from '../domain/conversation.ts';
import { Inspection } from '../domain/inspection.ts';
import { CopyId } from '../domain/ids.ts';
import { Message, OutboundMessage } from '../domain/message.ts';
import { contactFrom } from './contactItems.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Item } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { messageFrom, type MessageItem } from './messageItems.ts';
import { table } from './table.ts';

/** No route returns a copy, so only its id differs from a message. */
const StoredCopy = z.extend(OutboundMessage, { messageId: CopyId });

type Answer = {
  readonly Item?: Item;
  readonly Attributes?: Item;
  readonly Items?: readonly Item[];
  readonly Responses?: Readonly<Record<string, readonly Item[]>>;
};

/** Makes every request of a test fail that reads a row which the schema of its kind rejects. */
export function parseRows(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      const { IndexName, ProjectionExpression } = request.input as Partial<QueryCommandInput>;
      if (isOfKeys(IndexName) || ProjectionExpression !== undefined) return answer;
      const { Item, Attributes, Items = [], Responses = {} } = answer.output as Answer;
      const items = [Item, Attributes, ...Items, ...Object.values(Responses).flat()];
      for (const item of items) if (item) parseRow(item);
      return answer;
    },
    { step: 'initialize', name: 'parseRows', priority: 'low' },
  );
}

/** Returns true for an index that holds only keys. */
function isOfKeys(index: string | undefined): boolean {
  return index !== undefined && table.indexes[index as keyof typeof table.indexes].carries === 'keys';
}

function parseRow(item: Item): void {
  const { sk } = item;
  if (sk === 'CONTACT') z.parse(Contact, contactFrom(item));
  if (sk === 'CONVERSATION') {
    const { optOut } = z.parse(Conversation, conversationFrom(item as ConversationItem));
    if (item['optedOutAt'] !== optOut?.at) throw new Error('The opt-out list does not agree with the row');
  }
  if (sk === 'COMPANY') z.parse(Company, fieldsOf(Company, item));
  if (sk === 'INSPECTION') z.parse(Inspection, fieldsOf(Inspection, item));
  if (sk.startsWith('MSG#')) {
    const schema = item.pk.endsWith('#COPIES') ? StoredCopy : Message;
    z.parse(schema, messageFrom(item as unknown as MessageItem));
  }
}
