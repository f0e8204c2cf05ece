import type { ConversationItem } from './conversationItems.ts';
import type { Database } from './database.ts';
import { keys, type Key } from './keys.ts';
import { absent, exists, onlyWhen, update } from './update.ts';

/**
 * A number that the carrier's own opt-out list still blocks although its person has opted in again. It is in the due list until
 * the carrier removes it.
 */
export type OptOutRemovalItem = Key & {
  readonly companyId: string;
  readonly conversationId: string;
  /** When the person opted in again. */
  readonly since: string;
  readonly inList: string;
  readonly listedBy: string;
};

export type OptOutRemovalKey = Pick<OptOutRemovalItem, 'companyId' | 'conversationId'>;

export function optOutRemovalWriter(database: Database) {
  const keyOf = ({ companyId, conversationId }: OptOutRemovalKey) =>
    keys.optOutRemoval(companyId, conversationId);

  return {
    async findOptOutRemoval(removalKey: OptOutRemovalKey): Promise<OptOutRemovalItem | undefined> {
      return (await database.get(keyOf(removalKey), true)) as OptOutRemovalItem | undefined;
    },

    /**
     * Ends an opt-out removal, because the carrier removed the number (`lifted`) or because the person opted out again. In the
     * second case the row keeps the block for the next opt-in. Does nothing when a newer removal has started in the meantime.
     */
    async endOptOutRemoval(removal: OptOutRemovalItem, lifted: boolean): Promise<void> {
      await database.transact([
        {
          Delete: {
            TableName: database.tableName,
            Key: keyOf(removal),
            ...onlyWhen<OptOutRemovalItem>({ since: removal.since }),
          },
        },
        {
          Update: {
            TableName: database.tableName,
            Key: keys.conversation(removal.companyId, removal.conversationId),
            ...update<ConversationItem>({
              add: { revision: 1 },
              remove: [
                'optOutRemovalSince',
                'optOutRemovalRefused',
                ...(lifted ? (['carrierBlocks'] as const) : []),
              ],
              when: { optOutRemovalSince: removal.since },
            }),
          },
        },
      ]);
    },

    /**
     * Postpones an opt-out removal to `nextCheckAt`. When the carrier refused it, because it removes a number only once in 30
     * days, the row says so to staff.
     */
    async postponeOptOutRemoval(
      removalKey: OptOutRemovalKey,
      refused: boolean,
      nextCheckAt: Date,
    ): Promise<void> {
      await database.update(
        keyOf(removalKey),
        update<OptOutRemovalItem>({ set: { listedBy: nextCheckAt.toISOString() }, when: { pk: exists } }),
      );
      if (!refused) return;
      await database.update(
        keys.conversation(removalKey.companyId, removalKey.conversationId),
        update<ConversationItem>({
          set: { optOutRemovalRefused: true },
          add: { revision: 1 },
          when: { optOutRemovalSince: exists, optOutRemovalRefused: absent },
        }),
      );
    },
  };
}
