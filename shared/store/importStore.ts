import type { OptOut } from '../domain/conversation.ts';
import type { ConversationItem } from './conversationItems.ts';
import { readConversationRow } from './conversationRow.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';
import { optedOut } from './optOutItems.ts';
import { newConversationItem } from './peopleChange.ts';
import { optimistically } from './optimistically.ts';
import { update } from './update.ts';

type Destination = { readonly number: string; readonly conversationId: string };

const tries = 8;

export function importReader(database: Database) {
  return {
    /** Returns the opt-outs of conversations, by conversation. */
    async findOptOuts(
      companyId: string,
      conversationIds: readonly string[],
    ): Promise<ReadonlyMap<string, OptOut>> {
      const found = await database.getMany(conversationIds.map((id) => keys.conversation(companyId, id)));
      return new Map(
        (found as (ConversationItem | undefined)[]).flatMap((item) =>
          item?.optOut ? [[item.conversationId, item.optOut] as const] : [],
        ),
      );
    },

    /** Returns true when an opt-out of that time would change the number's conversation. */
    async wouldOptOut(companyId: string, conversationId: string, at: string): Promise<boolean> {
      return isOpenTo(await readConversationRow(database, companyId, conversationId), at);
    },
  };
}

export function importWriter(database: Database) {
  return {
    /**
     * Opts out a number in the name of another program, also a number without a contact, so that the opt-out is there before
     * the contact. Returns false when the number is opted out already, or when its person texted START after that time.
     */
    async importOptOut(companyId: string, destination: Destination, optOut: OptOut): Promise<boolean> {
      const { conversationId } = destination;
      const read = () => readConversationRow(database, companyId, conversationId);
      const imported = await optimistically(tries, read, async (seen) => {
        if (!isOpenTo(seen, optOut.at)) return false;
        const outcomes = await database.transact([
          seen
            ? {
                Update: {
                  TableName: database.tableName,
                  Key: { pk: seen.pk, sk: seen.sk },
                  ...update<ConversationItem>({
                    set: { ...optedOut(optOut), consentAt: optOut.at },
                    add: { revision: 1 },
                    remove: ['optOutRequest'],
                    when: { revision: seen.revision },
                  }),
                },
              }
            : {
                Put: {
                  TableName: database.tableName,
                  Item: {
                    ...newConversationItem(companyId, destination, {}),
                    ...optedOut(optOut),
                    consentAt: optOut.at,
                  },
                  ConditionExpression: 'attribute_not_exists(pk)',
                },
              },
        ]);
        return outcomes ? undefined : true;
      });
      if (imported === undefined) throw new Error('The conversation changed with every try to opt it out');
      return imported;
    },
  };
}

/** Only the person's own START ranks above an opt-out, and only above an older one. */
function isOpenTo(item: ConversationItem | undefined, at: string): boolean {
  return item?.optOut === undefined && (item?.consentAt ?? '') <= at;
}
