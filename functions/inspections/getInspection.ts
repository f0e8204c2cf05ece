import type { InspectionDetails, PersonToText } from '#shared/api/routes.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import { mayReadTexts } from '#shared/domain/missingForTexting.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { refusedTextFrom } from '../messages/refusedText.ts';

/**
 * Returns an inspection with what each of its people can be texted at, whether a text of theirs is unread, and the automated texts
 * about it (P9, P27). Where the company may not text, only admins still read the texts (P3).
 */
export async function getInspection(
  { store }: Granted<{ store: 'read' }>,
  { caller: { member, company }, input: { inspectionId } }: MemberRequest<{ inspectionId: string }>,
): Promise<InspectionDetails | Refused> {
  const { companyId } = company;
  const inspection = await store.findInspection(companyId, inspectionId);
  if (!inspection) return refuse({ code: 'inspection-not-found' });
  const mayRead = mayReadTexts(member, company);
  const [people, { texts, refused }] = await Promise.all([
    peopleToText(store, companyId, inspection).then((found) =>
      mayRead ? withConversations(store, companyId, found) : found,
    ),
    mayRead ? store.listTextsOfInspection(companyId, inspectionId) : { texts: [], refused: [] },
  ]);
  return {
    ...inspection,
    people,
    texts: [...texts],
    refused: refused.map((text) => refusedTextFrom(company, text)),
  };
}

async function peopleToText(
  store: StoreReader,
  companyId: string,
  { people }: Inspection,
): Promise<PersonToText[]> {
  return Promise.all(
    people.map(async (person) => {
      const contact = await store.findContact(companyId, person.contactId);
      return { ...person, ...(contact && { texting: contact.texting }) };
    }),
  );
}

async function withConversations(
  store: StoreReader,
  companyId: string,
  people: readonly PersonToText[],
): Promise<InspectionDetails['people']> {
  const found = await store.findConversations(
    companyId,
    people.flatMap((person) => idOf(person) ?? []),
  );
  return people.map((person) => {
    const conversation = found.get(idOf(person) ?? '');
    // An archived person is at no number, although the contact still names the conversation.
    const isThere = conversation?.people.some((each) => each.contactId === person.contactId && !each.former);
    if (!conversation || !isThere) return person;
    const { conversationId, unreadSince, revision } = conversation;
    return { ...person, conversation: { conversationId, revision, ...(unreadSince && { unreadSince }) } };
  });
}

function idOf({ texting }: PersonToText): string | undefined {
  return texting && 'conversationId' in texting ? texting.conversationId : undefined;
}
