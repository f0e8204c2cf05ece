import type { OptOut } from '#shared/domain/conversation.ts';
import type { ConversationItem } from '#shared/store/conversationItems.ts';
import { keys } from '#shared/store/keys.ts';
import type { TableReader } from '../testClient.ts';

export type Rows = ReadonlyMap<string, ConversationItem>;

/** An opt-out that was written, with its conversation. */
export type SeenOptOut = OptOut & { readonly conversationId: string };

/** Reads the rows of these conversations after each write, so that the model always knows who may be texted. */
export function consentWatch(reader: TableReader, companyId: string, conversationIds: readonly string[]) {
  let rows: Rows = new Map();
  const optOuts: SeenOptOut[] = [];
  let turns = 0;
  return {
    rows: () => rows,
    optOuts: () => optOuts,
    /** How many opt-outs and opt-ins there were. */
    turns: () => turns,
    async look() {
      const items = await reader.itemsAt(conversationIds.map((id) => keys.conversation(companyId, id)));
      const now = new Map((items as ConversationItem[]).map((row) => [row.conversationId, row]));
      for (const [conversationId, { optOut }] of now) {
        const before = rows.get(conversationId)?.optOut;
        if (before?.at === optOut?.at && before?.source === optOut?.source) continue;
        turns += 1;
        if (optOut) optOuts.push({ ...optOut, conversationId });
      }
      rows = now;
    },
  };
}
