import { destinationOf, type Contact } from '#shared/domain/contact.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import type { Role } from '#shared/domain/role.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';

/** The recipient as the automation names it: a contact, or a role on an inspection. */
export type Addressed = {
  readonly contactId?: string | undefined;
  readonly role?: Role | undefined;
  readonly inspectionId?: string | undefined;
};

export type Addressee = { readonly contactId: string; readonly conversationId: string };

/**
 * Finds the person whom an automation means, with their current number. Reads consistently, because automations post about data
 * that was just written.
 */
export async function findAddressee(
  store: StoreReader,
  companyId: string,
  { contactId, role }: Addressed,
  inspection: Inspection | undefined,
): Promise<Addressee | Refused> {
  const find = (id: string) => store.findContact(companyId, id, true);
  if (contactId !== undefined) return oneOf([await find(contactId)]);
  const inRole = inspection?.people.filter((person) => person.role === role) ?? [];
  if (role !== undefined && inRole.length === 0) return refuse({ code: 'role-not-on-inspection', role });
  return oneOf(await Promise.all(inRole.map((person) => find(person.contactId))));
}

/** Returns the only destination of these contacts. People who share a number count once; several numbers are refused. */
function oneOf(found: readonly (Contact | undefined)[]): Addressee | Refused {
  const destinations = found.filter((contact) => contact !== undefined).map(addresseeOf);
  const reached = destinations.flatMap((destination) => (isRefused(destination) ? [] : [destination]));
  const [first, ...others] = reached.filter(
    ({ conversationId }, index) =>
      reached.findIndex((each) => each.conversationId === conversationId) === index,
  );
  if (!first) return destinations[0] ?? refuse({ code: 'contact-not-found' });
  if (others.length === 0) return first;
  return refuse({
    code: 'several-recipients',
    contactIds: [first, ...others].map(({ contactId }) => contactId),
  });
}

function addresseeOf(contact: Contact): Addressee | Refused {
  const { contactId, archivedAt } = contact;
  if (archivedAt !== undefined) return refuse({ code: 'contact-archived', contactId });
  const destination = destinationOf(contact);
  return isRefused(destination) ? destination : { contactId, conversationId: destination.conversationId };
}
