import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { idPatterns } from '../domain/ids.ts';
import { Inspection, InspectionSummary, type InspectionPerson } from '../domain/inspection.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import { typedWords } from '../domain/searchWords.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Action, Database, Item } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { inspectionEntriesOf, type InspectionEntry } from './inspectionEntries.ts';
import { keys, lists, type Key } from './keys.ts';
import { optimistically } from './optimistically.ts';
import { onlyWhen } from './update.ts';
import { findByWords, positionForms } from './wordSearch.ts';

const tries = 8;
const pageLength = 50;
/** The most search entries that are read for one answer. Its cursor continues the search. */
const maxEntries = 1000;
const entryForm = /^(?:|[^#]{1,40}#[^#]{1,40}#[^#]{1,70})$/u;
const timeForm = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}Z$/;

export function inspectionReader(database: Database) {
  return {
    /** Reads an inspection, eventually consistent by default. */
    async findInspection(
      companyId: string,
      inspectionId: string,
      consistent = false,
    ): Promise<Inspection | undefined> {
      const item = await database.get(keys.inspection(companyId, inspectionId), consistent);
      return item && inspectionFrom(item);
    },

    /**
     * Lists inspections, 50 per page: those that start at `from` or later, earliest first and only before `until` if given, or those
     * that started before `from`, latest first. Reads each from the table, because the index holds only keys. With `until`, a cursor
     * is refused when either bound has changed since the page that returned it.
     */
    async listInspections(
      companyId: string,
      when: 'upcoming' | 'past',
      from: Date,
      { cursor, until }: { readonly cursor?: string | undefined; readonly until?: Date } = {},
    ): Promise<Page<Inspection> | Refused> {
      const end = until?.toISOString() ?? '~';
      const question = until ? `inspections ${from.toISOString()} ${end}` : `inspections ${when}`;
      const after = cursor && readCursor(question, cursor, [timeForm, idPatterns.inspection]);
      if (isRefused(after)) return after;
      const upcoming = when === 'upcoming';
      const lastRead = after && after.join('#');
      // No id contains a space, so this is right after the last one of the previous page.
      const edge = lastRead ? (upcoming ? `${lastRead} ` : lastRead) : from.toISOString();
      // DynamoDB rejects a range that ends before it begins, which a forged cursor can ask for.
      if (upcoming && edge > end) return { items: [] };
      const { items, last } = await database.query({
        IndexName: 'lists',
        KeyConditionExpression: `inList = :list AND listedBy ${upcoming ? 'BETWEEN :edge AND :end' : '< :edge'}`,
        ExpressionAttributeValues: {
          ':list': lists.inspections(companyId),
          ':edge': edge,
          ...(upcoming && { ':end': end }),
        },
        ScanIndexForward: upcoming,
        Limit: pageLength,
      });
      if (items.length === 0) return { items: [] };
      const found = (await database.getMany(items)).flatMap((item) => (item ? [inspectionFrom(item)] : []));
      const position = last && String((last as Item)['listedBy']).split('#');
      return { items: found, ...(position && { cursor: writeCursor(question, position) }) };
    },

    /**
     * Finds inspections with a word of the address or of a person's name that begins with each typed word, newest first within a
     * page; nothing for a text without letters or digits.
     */
    async searchInspections(
      companyId: string,
      text: string,
      cursor?: string,
    ): Promise<Page<Inspection> | Refused> {
      const typed = typedWords(text);
      const question = `search inspections ${typed.join(' ')}`;
      const position = cursor ? readCursor(question, cursor, positionForms(entryForm)) : undefined;
      if (isRefused(position)) return position;
      const found = await findByWords<InspectionEntry, Inspection>(database, {
        typed,
        position,
        pageLength,
        maxEntries,
        partitionOf: (word) => keys.inspectionEntry(companyId, word, '', '').pk,
        add: (hits, { inspection }) => hits.set(inspection.inspectionId, inspection),
      });
      if (isRefused(found)) return found;
      return {
        items: [...found.hits.values()].toSorted((one, other) => (one.startsAt < other.startsAt ? 1 : -1)),
        ...(found.next && { cursor: writeCursor(question, found.next) }),
      };
    },
  };
}

function inspectionFrom(item: Item): Inspection {
  return fieldsOf(Inspection, item);
}

export function inspectionWriter(database: Database) {
  return {
    /**
     * Creates or replaces an inspection, in one transaction with its search entries and its summary for the panel of each person.
     * Writes nothing when it is already stored like this. Throws when the schema rejects it.
     */
    async putInspection(companyId: string, asked: Inspection): Promise<Inspection | Refused> {
      const inspection = z.parse(Inspection, asked);
      return changeInspection(companyId, inspection.inspectionId, () => inspection);
    },

    /** Replaces the name of a person on an inspection. Does nothing when there is no such inspection. */
    async renameOnInspection(
      companyId: string,
      inspectionId: string,
      { contactId, name }: Pick<InspectionPerson, 'contactId' | 'name'>,
    ): Promise<Inspection | Refused> {
      return changeInspection(companyId, inspectionId, (before) =>
        before
          ? {
              ...before,
              people: before.people.map((one) => (one.contactId === contactId ? { ...one, name } : one)),
            }
          : refuse({ code: 'inspection-not-found' }),
      );
    },
  };

  /** Writes the inspection that `decide` returns, and decides again when the stored one has changed meanwhile. */
  async function changeInspection(
    companyId: string,
    inspectionId: string,
    decide: (before: Inspection | undefined) => Inspection | Refused,
  ): Promise<Inspection | Refused> {
    const read = () => database.get(keys.inspection(companyId, inspectionId), true);
    const answer = await optimistically(
      tries,
      read,
      async (stored): Promise<Inspection | Refused | undefined> => {
        const before = stored && inspectionFrom(stored);
        const inspection = decide(before);
        if (isRefused(inspection)) return inspection;
        if (before && isDeepStrictEqual(before, inspection)) return inspection;
        const items: readonly (Key & Item)[] = itemsAround(companyId, inspection);
        const kept = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`));
        const stale = (before ? itemsAround(companyId, before) : []).filter(
          ({ pk, sk }) => !kept.has(`${pk} ${sk}`),
        );
        const { tableName: TableName } = database;
        const revision = Number(stored?.['revision'] ?? 0);
        const Item = {
          ...keys.inspection(companyId, inspectionId),
          ...inspection,
          revision: revision + 1,
          inList: lists.inspections(companyId),
          listedBy: `${inspection.startsAt}#${inspectionId}`,
        };
        const outcomes = await database.transact([
          // Unchanged since it was read, or still absent.
          { Put: { TableName, Item, ...onlyWhen<typeof Item>({ revision: stored?.['revision'] }) } },
          ...items.map((each): Action => ({ Put: { TableName, Item: each } })),
          ...stale.map(({ pk, sk }): Action => ({ Delete: { TableName, Key: { pk, sk } } })),
        ]);
        return outcomes ? undefined : inspection;
      },
    );
    return answer ?? refuse({ code: 'try-again' });
  }
}

/** Returns the items that copy data of an inspection: its summary for the panel of each person, and its search entries. */
function itemsAround(companyId: string, inspection: Inspection): readonly (Key & Item)[] {
  const { inspectionId, startsAt, people } = inspection;
  const inspectors = people.filter(({ role }) => role === 'inspector').map(({ name }) => name);
  return [
    ...[...new Set(people.map(({ contactId }) => contactId))].map((contactId) => ({
      ...keys.contactInspection(companyId, contactId, startsAt, inspectionId),
      ...fieldsOf(InspectionSummary, { ...inspection, inspectors }),
    })),
    ...inspectionEntriesOf(companyId, inspection),
  ];
}
