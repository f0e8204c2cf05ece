import type { Erasure } from '#shared/api/routes.ts';
import { erasedName } from '#shared/domain/contact.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { readCursor, writeCursor } from '#shared/store/cursor.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { cancelText } from '../messages/cancelText.ts';

type Input = { readonly contactId: string; readonly cursor?: string | undefined };
type Subject = { readonly companyId: string; readonly contactId: string; readonly erasedBy: string };

const question = 'erasure';
/** The pages of texts or inspections of one request, so that it ends long before its time limit. */
const pagesAtOnce = 10;
const inspections = 'inspections';

/**
 * Erases a contact (P22). 1 Erases its own details, after which nothing can change or text it. 2 Removes the texts to it that were
 * refused. 3 Erases it in the conversations at its numbers, and each number that no other person has or had. 4 Page by page, erases
 * it in the texts and what was forwarded of them, cancels texts that still wait, and erases it in its inspections. 5 Marks it as
 * erased. Each step can be repeated, so a request that was cut off is sent again. Texts, the evidence of consent and opt-outs stay.
 */
export async function eraseContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller: { company, member }, input: { contactId, cursor } }: MemberRequest<Input>,
): Promise<Erasure | Refused> {
  const { companyId, forwarding } = company;
  const contact = await store.beginErasing(companyId, contactId, now());
  if (isRefused(contact)) return contact;
  if (contact.erasedAt !== undefined) return { contact };
  for (const text of await store.listRefusedTextsTo(companyId, contactId))
    await store.removeRefusedText(text);
  const conversationIds = await store.listConversationIdsOf(companyId, contactId);
  for (const conversationId of conversationIds) {
    const erased = await store.eraseInConversation(companyId, conversationId, contactId, forwarding?.to);
    if (!erased) return refuse({ code: 'try-again' });
  }
  await store.eraseInEvidence(companyId, contactId);

  const subject = { companyId, contactId, erasedBy: member.name };
  const next = await erasePages(store, subject, [...conversationIds, inspections], cursor, now);
  if (isRefused(next)) return next;
  if (next.cursor !== undefined) return { contact, cursor: next.cursor };
  const erased = await store.finishErasing(companyId, contactId, now());
  return isRefused(erased) ? erased : { contact: erased };
}

/** Erases page by page, beginning at the cursor. Returns the cursor for the next request, or none when all is erased. */
async function erasePages(
  store: Store,
  subject: Subject,
  places: readonly string[],
  cursor: string | undefined,
  now: () => Date,
): Promise<{ readonly cursor?: string } | Refused> {
  const position =
    cursor === undefined
      ? [places[0] ?? '', '']
      : readCursor(question, cursor, [/^[a-z0-9_]{1,30}$/, /^(?:|(?:MSG|INSP)#\S{1,200})$/]);
  if (isRefused(position)) return position;
  let [place = '', from = ''] = position;
  let index = places.indexOf(place);
  if (index < 0) return refuse({ code: 'cursor-invalid' });
  for (let page = 0; page < pagesAtOnce; page += 1) {
    const erased = await erasePage(store, subject, place, from, now);
    if (isRefused(erased)) return erased;
    const { after } = erased;
    if (after === undefined) index += 1;
    place = places[index] ?? '';
    from = after ?? '';
    if (place === '') return {};
  }
  return { cursor: writeCursor(question, [place, from]) };
}

async function erasePage(
  store: Store,
  { companyId, contactId, erasedBy }: Subject,
  place: string,
  from: string,
  now: () => Date,
): Promise<{ readonly after?: string } | Refused> {
  if (place === inspections) {
    const { inspections: found, after } = await store.listEveryInspectionOf(companyId, contactId, from);
    const name = { contactId, name: erasedName };
    for (const { inspectionId } of found) {
      const renamed = await store.renameOnInspection(companyId, inspectionId, name);
      if (isRefused(renamed) && renamed.refusal.code !== 'inspection-not-found') return renamed;
    }
    return { ...(after !== undefined && { after }) };
  }
  const { waiting, after } = await store.eraseInThread(companyId, place, contactId, from);
  // A text that is handed to the carrier in this moment was checked before the contact was erased.
  for (const text of waiting) await cancelText(store, text, erasedBy, now());
  return { ...(after !== undefined && { after }) };
}
