import { erasedName } from '../domain/contact.ts';
import { titleOf, type Writer } from '../domain/conversation.ts';
import { copyText } from '../domain/forwarding.ts';
import { InspectionSummary } from '../domain/inspection.ts';
import { erasedNumber } from '../domain/phoneNumber.ts';
import type { StoredPerson } from './conversationItems.ts';
import { readConversationRow } from './conversationRow.ts';
import type { Database, Item } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keysBeginning } from './keyRange.ts';
import { keys, lists, messagePrefix } from './keys.ts';
import type { InboundItem, MessageItem, OutboundItem } from './messageItems.ts';
import { optimistically } from './optimistically.ts';
import { changedPeople } from './peopleChange.ts';
import type { RefusedTextItem } from './refusedTexts.ts';
import { exists, update } from './update.ts';

const tries = 8;
/** The most items of one batch read. */
const pageLength = 100;
/** Each of these is a transaction of its own when its names change. */
const inspectionsAtOnce = 25;

/** A page with the key after which the next one begins; without a key it is the last. */
type PageAfter = { readonly after?: string };

export function erasureReader(database: Database) {
  return {
    /** Lists the texts to a contact that were refused for missing consent, however old. */
    async listRefusedTextsTo(companyId: string, contactId: string): Promise<readonly RefusedTextItem[]> {
      const found: RefusedTextItem[] = [];
      for await (const page of database.pages({
        IndexName: 'lists',
        KeyConditionExpression: 'inList = :list',
        ExpressionAttributeValues: { ':list': lists.refused(companyId) },
        Limit: pageLength,
      })) {
        const items = await database.getMany(page);
        const texts = items.flatMap((item) => (item ? [item as unknown as RefusedTextItem] : []));
        found.push(...texts.filter((text) => text.contactId === contactId));
      }
      return found;
    },

    /** Lists a page of all inspections of a contact, the earliest first. */
    async listEveryInspectionOf(
      companyId: string,
      contactId: string,
      from: string,
    ): Promise<PageAfter & { readonly inspections: readonly InspectionSummary[] }> {
      const { pk } = keys.contact(companyId, contactId);
      const { items, last } = await database.query({
        ...keysBeginning(pk, 'INSP#'),
        Limit: inspectionsAtOnce,
        ...(from !== '' && { ExclusiveStartKey: { pk, sk: from } }),
      });
      const inspections = items.map((item) => fieldsOf(InspectionSummary, item));
      return { inspections, ...(last && { after: last.sk }) };
    },
  };
}

export function erasureWriter(database: Database) {
  const { tableName } = database;
  return {
    /**
     * Erases a contact's details in the row of a conversation, with its notices, and the number unless another person has or had
     * it or it is `keptNumber`. An opt-out and a block stay in force, because the row's id is a keyed hash of the number. Does
     * nothing the second time, because the person may have written again since. Returns false when the row keeps changing.
     */
    async eraseInConversation(
      companyId: string,
      conversationId: string,
      contactId: string,
      keptNumber: string | undefined,
    ): Promise<boolean> {
      const read = () => readConversationRow(database, companyId, conversationId);
      const erased = await optimistically(tries, read, async (seen) => {
        const known = seen?.people[contactId];
        if (!seen || known?.erased) return true;
        // A contact that left a number before there was a text is not among its people.
        if (!known && seen.lastAt !== undefined) return true;
        const people = { ...seen.people, ...(known && { [contactId]: withoutDetails(known) }) };
        const isOthers = Object.values(people).some((person) => !person.erased);
        const isKept = isOthers || seen.number === keptNumber;
        const number = isKept ? seen.number : erasedNumber;
        if (!known && number === seen.number) return true;
        const writers = seen.lastMessage?.writers;
        const outcomes = await database.transact(
          changedPeople(
            tableName,
            seen,
            { people, number },
            {
              set: {
                ...(writers && { 'lastMessage.writers': writers.map(without(contactId)) }),
                ...(!isKept && seen.optOut?.inspection && { 'optOut.seenTo': true }),
              },
              remove: isKept ? [] : ['optOutRequest'],
              when: { revision: seen.revision },
            },
          ),
        );
        return outcomes ? undefined : true;
      });
      return erased === true;
    },

    /**
     * Erases a contact's name in a page of a thread: in who wrote each text, and in what was forwarded of it. Returns the texts
     * that still wait to go to the contact.
     */
    async eraseInThread(
      companyId: string,
      conversationId: string,
      contactId: string,
      from: string,
    ): Promise<PageAfter & { readonly waiting: readonly OutboundItem[] }> {
      const { pk } = keys.conversation(companyId, conversationId);
      const row = await readConversationRow(database, companyId, conversationId);
      const { items, last } = await database.query({
        ...keysBeginning(pk, messagePrefix),
        ConsistentRead: true,
        Limit: pageLength,
        ...(from !== '' && { ExclusiveStartKey: { pk, sk: from } }),
      });
      const isErasedNumber = row?.number === erasedNumber;
      const messages = items as unknown as readonly MessageItem[];
      const received = messages.filter((message) => message.direction === 'inbound');
      await Promise.all(received.map((message) => eraseInInbound(message, contactId, isErasedNumber)));
      const waiting = messages.filter(
        (message): message is OutboundItem =>
          message.direction === 'outbound' &&
          (message.status === 'scheduled' || message.status === 'queued') &&
          (message.contactId === contactId || (message.contactId === undefined && isErasedNumber)),
      );
      return { waiting, ...(last && { after: last.sk }) };
    },

    /** Replaces the number in the evidence of a contact's consents, which otherwise stays. */
    async eraseInEvidence(companyId: string, contactId: string): Promise<void> {
      const { pk, sk } = keys.consentEvidence(companyId, contactId);
      for await (const page of database.pages(keysBeginning(pk, sk))) {
        for (const evidence of page) {
          const erased = update<Item>({ set: { number: erasedNumber }, when: { pk: exists } });
          await database.update({ pk: evidence.pk, sk: evidence.sk }, erased);
        }
      }
    },
  };

  /** The copy is changed first, so that a text whose writers are erased needs no second look. */
  async function eraseInInbound(
    message: InboundItem,
    contactId: string,
    isErasedNumber: boolean,
  ): Promise<void> {
    const { companyId, writers = [], text, forwarding } = message;
    const isNamed = writers.some((one) => one.contactId === contactId && one.name !== erasedName);
    const erased = writers.map(without(contactId));
    const copy = forwarding?.copy;
    // The copy of a text from an unknown number begins with the number.
    if (copy && (isNamed || (writers.length === 0 && isErasedNumber))) {
      const title = titleOf({
        number: erasedNumber,
        people: erased.map(({ name }) => ({ name, former: false })),
      });
      await database.update(
        keys.message(companyId, copy.conversationId, copy.at, copy.messageId),
        update<OutboundItem>({
          set: { text: copyText(title, text) },
          add: { revision: 1 },
          when: { pk: exists },
        }),
      );
    }
    if (!isNamed) return;
    await database.update(
      { pk: message.pk, sk: message.sk },
      update<InboundItem>({ set: { writers: erased }, add: { revision: 1 }, when: { pk: exists } }),
    );
  }
}

/** Returns a function that replaces the name of a contact and leaves the others. */
function without(contactId: string): (writer: Writer) => Writer {
  return (writer) => (writer.contactId === contactId ? { contactId, name: erasedName } : writer);
}

/** Returns a person of a conversation without details. Not as archived, because an erased contact cannot be restored. */
function withoutDetails({ agency: _, archived: __, ...person }: StoredPerson): StoredPerson {
  return { ...person, name: erasedName, erased: true };
}
