import type { OutboundMessage } from '../domain/message.ts';
import type { Database, Item } from './database.ts';
import { keysBeginning } from './keyRange.ts';
import { keys } from './keys.ts';
import { outboundFrom, type MessageItem } from './messageItems.ts';
import { isWithdrawn, type NewOutbound } from './outboundItems.ts';
import { stillRefused, type ListedRefusal } from './refusedTexts.ts';

/** The newest texts that are listed with an inspection. */
const mostTexts = 50;

type Pointer = Item & { readonly idScope: string; readonly messageId: string };

/**
 * Builds the item that leads from an inspection to an automated text about it; empty for other texts. It names the text's marker
 * rather than its place, because a scheduled text moves and its marker follows.
 */
export function inspectionTextItems({
  companyId,
  messageId,
  author,
  idScope,
  at,
}: Pick<NewOutbound, 'companyId' | 'messageId' | 'author'> & {
  readonly idScope: string;
  readonly at: string;
}): readonly Pointer[] {
  if (author.kind !== 'auto' || !author.inspection) return [];
  const { inspectionId } = author.inspection;
  return [{ ...keys.inspectionText(companyId, inspectionId, at, idScope, messageId), idScope, messageId }];
}

export function inspectionTextReader(database: Database) {
  return {
    /**
     * Lists the texts that automations sent, or will send, about an inspection, in order of their time, and those that were refused
     * for missing consent; the newest 50 of both.
     */
    async listTextsOfInspection(
      companyId: string,
      inspectionId: string,
    ): Promise<{ readonly texts: readonly OutboundMessage[]; readonly refused: readonly ListedRefusal[] }> {
      const { pk, sk } = keys.inspectionText(companyId, inspectionId);
      const { items } = await database.query({
        ...keysBeginning(pk, sk),
        ScanIndexForward: false,
        Limit: mostTexts,
      });
      const pointers = distinct(items as unknown as readonly Pointer[]);
      if (pointers.length === 0) return { texts: [], refused: [] };
      const markers = await database.getMany(
        pointers.map(({ idScope, messageId }) => keys.marker(companyId, idScope, messageId)),
      );
      const unaccepted = pointers.filter((_, index) => !markers[index]);
      const refused = await database.getMany(
        unaccepted.map(({ idScope, messageId }) => keys.refusedText(companyId, idScope, messageId)),
        true,
      );
      const wanted = markers.flatMap((marker, index) => {
        const messageId = pointers[index]?.messageId;
        if (!marker || isWithdrawn(marker) || messageId === undefined) return [];
        const { conversationId, at } = marker as Item & { conversationId: string; at: string };
        return [keys.message(companyId, conversationId, at, messageId)];
      });
      const found = await database.getMany(wanted);
      const texts = (found as readonly (MessageItem | undefined)[])
        .flatMap((message) => (message?.direction === 'outbound' ? [outboundFrom(message)] : []))
        .toSorted((one, other) => (one.at < other.at ? -1 : 1));
      return { texts, refused: await stillRefused(database, refused) };
    },
  };
}

/** A text that was refused at first and accepted later has two items. */
function distinct(pointers: readonly Pointer[]): readonly Pointer[] {
  const byText = new Map(pointers.map((pointer) => [`${pointer.idScope}#${pointer.messageId}`, pointer]));
  return [...byText.values()];
}
