import type { ConversationItem } from './conversationItems.ts';
import type { Database } from './database.ts';
import { keys, type Key } from './keys.ts';
import { absent, exists, onlyWhen, update } from './update.ts';

/**
 * A number that the carrier's own opt-out list still blocks although its person has opted in again. It is in the due list until
 * the carrier removes it.
 */
export type ReleaseItem = Key & {
  readonly companyId: string;
  readonly conversationId: string;
  /** When the person opted in again. */
  readonly since: string;
  readonly inList: string;
  readonly listedBy: string;
};

export type ReleaseKey = Pick<ReleaseItem, 'companyId' | 'conversationId'>;

export function releaseWriter(database: Database) {
  const keyOf = ({ companyId, conversationId }: ReleaseKey) => keys.release(companyId, conversationId);

  return {
    async findRelease(releaseKey: ReleaseKey): Promise<ReleaseItem | undefined> {
      return (await database.get(keyOf(releaseKey), true)) as ReleaseItem | undefined;
    },

    /**
     * Ends a release, because the carrier removed the number (`lifted`) or because the person opted out again. In the second case
     * the row keeps the block for the next opt-in. Does nothing when a newer release has started in the meantime.
     */
    async endRelease(release: ReleaseItem, lifted: boolean): Promise<void> {
      await database.transact([
        {
          Delete: {
            TableName: database.tableName,
            Key: keyOf(release),
            ...onlyWhen<ReleaseItem>({ since: release.since }),
          },
        },
        {
          Update: {
            TableName: database.tableName,
            Key: keys.conversation(release.companyId, release.conversationId),
            ...update<ConversationItem>({
              add: { revision: 1 },
              remove: ['releaseSince', 'releaseRefused', ...(lifted ? (['carrierBlocks'] as const) : [])],
              when: { releaseSince: release.since },
            }),
          },
        },
      ]);
    },

    /**
     * Postpones a release to `nextCheckAt`. When the carrier refused it, because it removes a number only once in 30 days, the row
     * says so to staff.
     */
    async putOffRelease(releaseKey: ReleaseKey, refused: boolean, nextCheckAt: Date): Promise<void> {
      await database.update(
        keyOf(releaseKey),
        update<ReleaseItem>({ set: { listedBy: nextCheckAt.toISOString() }, when: { pk: exists } }),
      );
      if (!refused) return;
      await database.update(
        keys.conversation(releaseKey.companyId, releaseKey.conversationId),
        update<ConversationItem>({
          set: { releaseRefused: true },
          add: { revision: 1 },
          when: { releaseSince: exists, releaseRefused: absent },
        }),
      );
    },
  };
}
