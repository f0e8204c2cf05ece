import type { Database } from './database.ts';
import { keys, type Key } from './keys.ts';

/**
 * A number that the carrier's own list blocks although its person has come back. It stands in the due list until the carrier
 * has let it go (architecture: "Receiving").
 */
export type ReleaseItem = Key & {
  readonly companyId: string;
  readonly conversationId: string;
  /** When the person came back. */
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
     * Nobody asks the carrier any more: it has let the number go (`lifted`), or the person has opted out again meanwhile, and
     * the block stays known for the next time they come back. One that began anew meanwhile stands.
     */
    async endRelease(release: ReleaseItem, lifted: boolean): Promise<void> {
      await database.transact([
        {
          Delete: {
            TableName: database.tableName,
            Key: keyOf(release),
            ConditionExpression: 'since = :since',
            ExpressionAttributeValues: { ':since': release.since },
          },
        },
        {
          Update: {
            TableName: database.tableName,
            Key: keys.conversation(release.companyId, release.conversationId),
            UpdateExpression: `SET revision = revision + :one REMOVE releaseSince, releaseRefused${
              lifted ? ', carrierBlocks' : ''
            }`,
            ConditionExpression: 'releaseSince = :since',
            ExpressionAttributeValues: { ':one': 1, ':since': release.since },
          },
        },
      ]);
    },

    /** Not yet: the carrier lifts its block once in 30 days. Staff are told, and it is asked again at `nextCheckAt`. */
    async putOffRelease(releaseKey: ReleaseKey, refused: boolean, nextCheckAt: Date): Promise<void> {
      await database.update(keyOf(releaseKey), {
        UpdateExpression: 'SET listedBy = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':at': nextCheckAt.toISOString() },
      });
      if (!refused) return;
      await database.update(keys.conversation(releaseKey.companyId, releaseKey.conversationId), {
        UpdateExpression: 'SET releaseRefused = :true, revision = revision + :one',
        ConditionExpression: 'attribute_exists(releaseSince) AND attribute_not_exists(releaseRefused)',
        ExpressionAttributeValues: { ':true': true, ':one': 1 },
      });
    },
  };
}
