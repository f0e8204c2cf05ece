import type { Author } from '../domain/author.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { OutboundMessage } from '../domain/message.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import {
  conversationFrom,
  lastMessageOf,
  listedSections,
  recencyAttribute,
  type ConversationItem,
} from './conversationItems.ts';
import type { Action, Database, Item } from './database.ts';
import { dueBucketOf, keys, lists } from './keys.ts';
import { outboundFrom, type Lane, type OutboundItem } from './messageItems.ts';

/** A text that its sender wants accepted. `requestHash` tells the same request again from another one under the same id. */
export type Acceptance = {
  readonly companyId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly author: Author;
  readonly contactId?: string;
  readonly who: string;
  readonly lane: Lane;
  readonly requestHash: string;
  readonly now: Date;
  /** When somebody first looks whether it is stuck. */
  readonly lookAt: Date;
};

/** Decides by the conversation as it was read; the write is conditioned on just that. */
export type Decide = (conversation: Conversation) => Refused | undefined;

const tries = 8;

export function acceptReader(database: Database) {
  return {
    /** The message that was accepted under an id that `who` chose. */
    async findAccepted(companyId: string, who: string, messageId: string): Promise<OutboundItem | undefined> {
      const marker = await database.get(keys.marker(companyId, who, messageId), true);
      if (!marker) return undefined;
      const { conversationId, at } = marker as Item & { conversationId: string; at: string };
      const stored = await database.get(keys.message(companyId, conversationId, at, messageId), true);
      if (!stored) throw new Error('An acceptance marker leads to no message');
      return stored as OutboundItem;
    },
  };
}

export function acceptWriter(database: Database) {
  /**
   * Accepts an outbound text in one transaction: its marker, the message, the conversation's summary. A repeated request
   * answers the stored message, whatever has changed since; other refusals come after that. The decision is taken again
   * when the people of the conversation, its opt-out or its last message changed between reading and writing.
   */
  async function accept(asked: Acceptance, decide: Decide): Promise<OutboundMessage | Refused> {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const seen = (await database.get(
        keys.conversation(asked.companyId, asked.conversationId),
        attempt > 0,
      )) as ConversationItem | undefined;
      const refused = seen ? decide(conversationFrom(seen)) : refuse({ code: 'conversation-not-found' });
      if (refused || !seen)
        return (await replayOf(asked)) ?? refused ?? refuse({ code: 'conversation-not-found' });

      const message = messageItemOf(asked);
      const outcomes = await database.transact([
        markerOf(asked, database.tableName),
        { Put: { TableName: database.tableName, Item: message } },
        summaryOf(asked, seen, database.tableName),
      ]);
      if (!outcomes) return outboundFrom(message);
      const marker = outcomes[0]?.item;
      if (marker) return storedFor(asked, marker);
    }
    return refuse({ code: 'try-again' });
  }

  async function replayOf(asked: Acceptance): Promise<OutboundMessage | Refused | undefined> {
    const marker = await database.get(keys.marker(asked.companyId, asked.who, asked.messageId), true);
    return marker && storedFor(asked, marker);
  }

  async function storedFor(asked: Acceptance, marker: Item): Promise<OutboundMessage | Refused> {
    if (marker['requestHash'] !== asked.requestHash) return refuse({ code: 'message-id-reused' });
    const { conversationId, at } = marker as Item & { conversationId: string; at: string };
    const stored = await database.get(
      keys.message(asked.companyId, conversationId, at, asked.messageId),
      true,
    );
    if (!stored) throw new Error('An acceptance marker leads to no message');
    return outboundFrom(stored as OutboundItem);
  }

  return { accept };
}

function messageItemOf(asked: Acceptance): OutboundItem {
  const at = asked.now.toISOString();
  return {
    ...keys.message(asked.companyId, asked.conversationId, at, asked.messageId),
    companyId: asked.companyId,
    conversationId: asked.conversationId,
    messageId: asked.messageId,
    direction: 'outbound',
    text: asked.text,
    at,
    revision: 1,
    author: asked.author,
    ...(asked.contactId !== undefined && { contactId: asked.contactId }),
    standing: 'queued',
    stateAt: at,
    queuedAt: at,
    lane: asked.lane,
    inList: lists.due(dueBucketOf(asked.messageId)),
    listedBy: asked.lookAt.toISOString(),
  };
}

function markerOf(asked: Acceptance, tableName: string): Action {
  const { conversationId, requestHash } = asked;
  return {
    Put: {
      TableName: tableName,
      Item: {
        ...keys.marker(asked.companyId, asked.who, asked.messageId),
        conversationId,
        at: asked.now.toISOString(),
        requestHash,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** The summary keeps the newest message; one with an earlier time than that only moves the revision. */
function summaryOf(asked: Acceptance, seen: ConversationItem, tableName: string): Action {
  const at = asked.now.toISOString();
  const newest = seen.lastAt === undefined || seen.lastAt <= at;
  const attributes = listedSections(seen, seen.lastInboundAt !== undefined).map(
    (section) => recencyAttribute[section],
  );
  const sets = newest ? ['lastAt', ...attributes].map((name) => `${name} = :at`) : [];
  return {
    Update: {
      TableName: tableName,
      Key: keys.conversation(asked.companyId, asked.conversationId),
      UpdateExpression: `SET ${['revision = revision + :one', ...sets, ...(newest ? ['lastMessage = :lastMessage'] : [])].join(', ')}`,
      ConditionExpression: [
        'peopleRevision = :people',
        'attribute_not_exists(optOut)',
        'attribute_not_exists(blocked)',
        newest ? '(attribute_not_exists(lastAt) OR lastAt <= :at)' : 'lastAt > :at',
      ].join(' AND '),
      ExpressionAttributeValues: {
        ':one': 1,
        ':people': seen.peopleRevision,
        ':at': at,
        ...(newest && { ':lastMessage': lastMessageOf({ ...asked, direction: 'outbound', at }) }),
      },
    },
  };
}
