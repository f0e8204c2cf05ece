import type { ConversationItem } from './conversationItems.ts';
import type { Action, Database } from './database.ts';
import { inspectionTextItems } from './inspectionTexts.ts';
import { keys, lists } from './keys.ts';
import { isWithdrawn } from './outboundItems.ts';
import { stillRefused, type ListedRefusal, type RefusedTextItem } from './refusedTexts.ts';
import { exists, update } from './update.ts';

/** How long a refused text is listed. */
const keptDays = 14;
/** The most refused texts of one answer. */
const mostListed = 100;

export function refusedTextReader(database: Database) {
  return {
    async findRefusedText(
      companyId: string,
      idScope: string,
      messageId: string,
    ): Promise<RefusedTextItem | undefined> {
      const item = await database.get(keys.refusedText(companyId, idScope, messageId), true);
      return item as unknown as RefusedTextItem | undefined;
    },

    /** Returns true for an id that was withdrawn before any text was accepted under it. */
    async isWithdrawnId(companyId: string, idScope: string, messageId: string): Promise<boolean> {
      const marker = await database.get(keys.marker(companyId, idScope, messageId), true);
      return marker !== undefined && isWithdrawn(marker);
    },

    /**
     * Lists the newest 100 texts that were refused for missing consent in the last 14 days and not accepted since, newest first.
     * `more` is true when there are others.
     */
    async listRefusedTexts(
      companyId: string,
      now: Date,
    ): Promise<{ readonly texts: readonly ListedRefusal[]; readonly more: boolean }> {
      const found: ListedRefusal[] = [];
      for await (const page of database.pages({
        IndexName: 'lists',
        KeyConditionExpression: 'inList = :list AND listedBy > :since',
        ExpressionAttributeValues: {
          ':list': lists.refused(companyId),
          ':since': new Date(now.getTime() - keptDays * 86_400_000).toISOString(),
        },
        ScanIndexForward: false,
        Limit: mostListed,
      })) {
        found.push(...(await stillRefused(database, await database.getMany(page, true))));
        if (found.length > mostListed) break;
      }
      return { texts: found.slice(0, mostListed), more: found.length > mostListed };
    },
  };
}

export function refusedTextWriter(database: Database) {
  const { tableName } = database;
  return {
    /**
     * Stores a refused text in one transaction with the item that leads to it from its inspection, and with its conversation's
     * row, so that open pages learn of it. A repeated request changes nothing; another text or time under the same id replaces it.
     */
    async noteRefusedText(refused: RefusedTextItem): Promise<void> {
      const { companyId, conversationId, messageId, idScope, at, requestHash, scheduledAt = '' } = refused;
      const fingerprint = `${requestHash}#${scheduledAt}`;
      await database.transact([
        {
          Put: {
            TableName: tableName,
            Item: {
              ...keys.refusedText(companyId, idScope, messageId),
              ...refused,
              fingerprint,
              inList: lists.refused(companyId),
              listedBy: at,
              expiresAt: Math.floor(Date.parse(at) / 1000) + keptDays * 86_400,
            },
            ConditionExpression: 'attribute_not_exists(pk) OR fingerprint <> :fingerprint',
            ExpressionAttributeValues: { ':fingerprint': fingerprint },
          },
        },
        rowChange(tableName, companyId, conversationId),
        ...inspectionTextItems(refused).map((Item) => ({ Put: { TableName: tableName, Item } })),
      ]);
    },

    /** Removes a refused text that was sent or dismissed. The change of its conversation's row tells open pages. */
    async removeRefusedText({
      companyId,
      conversationId,
      idScope,
      messageId,
    }: RefusedTextItem): Promise<void> {
      await database.transact([
        { Delete: { TableName: tableName, Key: keys.refusedText(companyId, idScope, messageId) } },
        rowChange(tableName, companyId, conversationId),
      ]);
    },
  };
}

/** Returns the change of a conversation's row that tells open pages of another refused text. */
function rowChange(tableName: string, companyId: string, conversationId: string): Action {
  return {
    Update: {
      TableName: tableName,
      Key: keys.conversation(companyId, conversationId),
      ...update<ConversationItem>({ add: { revision: 1, refusedTextsRevision: 1 }, when: { pk: exists } }),
    },
  };
}
