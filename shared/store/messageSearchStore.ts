import { automationIdScope } from '../domain/automation.ts';
import { isCopyId } from '../domain/ids.ts';
import { companyFrom } from './companyStore.ts';
import { conversationIdOf } from './conversationId.ts';
import type { Database } from './database.ts';
import { keys, lists } from './keys.ts';
import type { MessageItem } from './messageItems.ts';

export function messageSearchReader(database: Database) {
  return {
    /**
     * Lists the messages with this id in all companies. An id is unique only within its id scope, so the markers of every company
     * and scope are read. A forwarded copy has no marker: it is found among those to the phone to which its company forwards now,
     * and beside its text to any phone. For an operator's command; a request never searches across companies.
     */
    async listMessagesById(messageId: string): Promise<readonly MessageItem[]> {
      if (isCopyId(messageId)) return listCopiesById(messageId);
      const places: { readonly companyId: string; readonly idScope: string }[] = [];
      for (const companyId of await listedIn(lists.companies)) {
        const roles = await listedIn(lists.automations(companyId));
        const automations = roles.map((roleName) => automationIdScope({ roleName }));
        const idScopes = ['member', 'system', 'carrier', 'history', ...automations];
        places.push(...idScopes.map((idScope) => ({ companyId, idScope })));
      }
      const markers = await database.getMany(
        places.map(({ companyId, idScope }) => keys.marker(companyId, idScope, messageId)),
        true,
      );
      const messages = markers.flatMap((marker, index) =>
        typeof marker?.['at'] === 'string'
          ? [
              keys.message(
                places[index]?.companyId ?? '',
                String(marker['conversationId']),
                marker['at'],
                messageId,
              ),
            ]
          : [],
      );
      const items = await database.getMany(messages, true);
      const found = items.filter((item) => item !== undefined) as unknown as readonly MessageItem[];
      return [...found, ...(await copiesOf(found))];
    },
  };

  async function copiesOf(messages: readonly MessageItem[]): Promise<readonly MessageItem[]> {
    const copies = messages.flatMap((message) => {
      if (message.direction !== 'inbound' || !message.forwarding?.copy) return [];
      const { conversationId, at, messageId } = message.forwarding.copy;
      return [keys.message(message.companyId, conversationId, at, messageId)];
    });
    const items = await database.getMany(copies, true);
    return items.filter((item) => item !== undefined) as unknown as MessageItem[];
  }

  async function listCopiesById(messageId: string): Promise<readonly MessageItem[]> {
    const found: MessageItem[] = [];
    for (const companyId of await listedIn(lists.companies)) {
      const company = companyFrom(await database.get(keys.company(companyId)));
      if (!company?.forwarding) continue;
      const conversationId = conversationIdOf(company.secret, company.forwarding.to);
      const items = await database.queryAll({
        KeyConditionExpression: 'pk = :pk',
        FilterExpression: 'messageId = :messageId',
        ExpressionAttributeValues: {
          ':pk': keys.message(companyId, conversationId, '', messageId).pk,
          ':messageId': messageId,
        },
      });
      found.push(...(items as unknown as readonly MessageItem[]));
    }
    return found;
  }

  /** Returns the sort values of a list: company ids, or the role names of a company's automations, removed ones too. */
  async function listedIn(list: string): Promise<readonly string[]> {
    const items = await database.queryAll({
      IndexName: 'lists',
      KeyConditionExpression: 'inList = :list',
      ExpressionAttributeValues: { ':list': list },
    });
    return items.map((item) => String(item['listedBy']));
  }
}
