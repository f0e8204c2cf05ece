import * as z from 'zod/mini';
import { Inspection } from '../domain/inspection.ts';
import type { Action, Database, Item } from './database.ts';
import { keys, lists } from './keys.ts';

export function inspectionReader(database: Database) {
  return {
    /** Reads an inspection, eventually consistent by default. */
    async findInspection(
      companyId: string,
      inspectionId: string,
      consistent = false,
    ): Promise<Inspection | undefined> {
      const item = await database.get(keys.inspection(companyId, inspectionId), consistent);
      if (!item) return undefined;
      const { address, startsAt, people } = item as Item & Inspection;
      return { inspectionId, address, startsAt, people };
    },
  };
}

export function inspectionWriter(database: Database) {
  return {
    /**
     * Stores a new inspection and its summary for the panel of each person, in one transaction. Throws when the schema rejects it,
     * because inspections come from another program and no route has validated them.
     */
    async putInspection(companyId: string, asked: Inspection): Promise<void> {
      const inspection = z.parse(Inspection, asked);
      const { inspectionId, address, startsAt, people } = inspection;
      const inspectors = people.filter(({ role }) => role === 'inspector').map(({ name }) => name);
      const put = (item: Item): Action => ({ Put: { TableName: database.tableName, Item: item } });
      await database.transact([
        put({
          ...keys.inspection(companyId, inspectionId),
          ...inspection,
          inList: lists.inspections(companyId),
          listedBy: `${startsAt}#${inspectionId}`,
        }),
        ...people.map(({ contactId }) =>
          put({
            ...keys.contactInspection(companyId, contactId, startsAt, inspectionId),
            inspectionId,
            address,
            startsAt,
            inspectors,
          }),
        ),
      ]);
    },
  };
}
