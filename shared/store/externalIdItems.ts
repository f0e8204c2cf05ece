import type { Contact } from '../domain/contact.ts';
import type { Action } from './database.ts';
import { keys } from './keys.ts';

/** Returns the actions that let a contact be found by its id in another program, and no longer by a former one. */
export function externalIdActions(
  tableName: string,
  companyId: string,
  before: Contact | undefined,
  { contactId, externalId }: Contact,
): readonly Action[] {
  const former = before?.externalId;
  if (former === externalId) return [];
  return [
    ...(externalId === undefined
      ? []
      : [
          {
            Put: {
              TableName: tableName,
              Item: { ...keys.externalId(companyId, externalId, contactId), contactId },
            },
          },
        ]),
    ...(former === undefined
      ? []
      : [{ Delete: { TableName: tableName, Key: keys.externalId(companyId, former, contactId) } }]),
  ];
}
