import { randomUUID } from 'node:crypto';
import { receiveText } from '#testing/testStore.ts';
import { accepted } from '#testing/accepted.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { streets } from '../local/demo/names.ts';
import { benchAuthor, benchContact, benchDestination, type Size } from './companyItems.ts';

const hour = 3_600_000;
const onEachList = 60;
const contactsToAnInspection = 100;

/**
 * Fills the lists that every company has, whatever its size: unread conversations, unknown and blocked numbers, and texts that
 * failed. Adds an inspection for every hundred contacts.
 */
export async function fillLists(store: AdminStore, company: CompanyWithSecret, size: Size): Promise<void> {
  const now = new Date();
  const receive = (from: string) => {
    const text = 'Is the inspection still at nine?';
    return receiveText(store, company, { from, text, at: now.toISOString(), inboundMessageId: randomUUID() });
  };
  for (let index = 0; index < onEachList; index += 1) {
    await receive(benchDestination(benchContact(company, index)).number);
    await fail(store, company, benchContact(company, onEachList + index), now);
    await receive(strangerOf(index));
    const spam = strangerOf(onEachList + index);
    await receive(spam);
    const conversationId = conversationIdOf(company.secret, spam);
    accepted(await store.blockNumber(company.companyId, conversationId, 'Kim Madsen', now));
  }
  const inspections = Math.max(2 * onEachList, Math.floor(size.contacts / contactsToAnInspection));
  for (let index = 0; index < inspections; index += 1) {
    const people = [0, 1, 2].map((each) => benchContact(company, (index * 3 + each) % size.contacts));
    const startsAt = new Date(now.getTime() + (index - inspections / 2) * hour);
    accepted(
      await store.putInspection(company.companyId, {
        inspectionId: `insp_${index}`,
        address: `${100 + index} ${streets[index % streets.length]}, Aurora, IL`,
        startsAt: startsAt.toISOString(),
        people: people.map(({ contactId, role, name }) => ({ contactId, role, name })),
      }),
    );
  }
}

function strangerOf(index: number): string {
  return `+1555${1_000_000 + index}`;
}

async function fail(
  store: AdminStore,
  { companyId }: CompanyWithSecret,
  contact: Contact,
  now: Date,
): Promise<void> {
  const { contactId } = contact;
  const message = {
    companyId,
    conversationId: benchDestination(contact).conversationId,
    messageId: randomUUID(),
  };
  const { at } = accepted(
    await store.accept(
      {
        ...message,
        contactId,
        text: 'The key is in the lockbox, code 7781#.',
        author: benchAuthor,
        idScope: 'member',
        lane: 'member',
        requestHash: message.messageId,
        now,
        checkAt: now,
      },
      () => undefined,
    ),
  );
  await store.advance({ ...message, at }, 'giveUpWaiting', { failure: 'waited-too-long' }, now);
}
