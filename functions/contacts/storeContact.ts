import { refusalOfFutureConsent, type GivenConsent } from '#shared/domain/consentRecord.ts';
import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';

type Change = {
  readonly contactId: string;
  readonly details: ContactDetails;
  /** The person's id in another program. Where absent, the known one stays. */
  readonly externalId?: string | undefined;
  readonly revision: number | 'any' | undefined;
  readonly consent: GivenConsent | undefined;
  /** True when the caller states the consent for this number. Otherwise one that is recorded at another number is ignored. */
  readonly isConsentForNumber?: boolean;
  /** The name of the member or automation that makes the change. */
  readonly by: string;
  readonly now: Date;
};

/**
 * 1 Refuses the company's own number, because its texts would come back to the company. 2 Refuses a consent in the future.
 * 3 Creates or changes the contact; its conversation and its search entries change in the same transaction.
 */
export async function storeContact(
  store: Store,
  company: CompanyWithSecret,
  { contactId, details, externalId, revision, consent, isConsentForNumber = false, by, now }: Change,
): Promise<Contact | Refused> {
  const resolved = resolveContact(company, contactId, details);
  const { texting } = resolved;
  if ('number' in texting && texting.number === company.originationNumber)
    return refuse({ code: 'number-is-ours', field: phoneFieldOf[details.role] });
  const refused = consent && refusalOfFutureConsent(consent, now);
  if (refused) return refused;
  const recorded = consent && {
    ...consent,
    recordedBy: by,
    recordedAt: now.toISOString(),
    ...(isConsentForNumber && 'number' in texting && { number: texting.number }),
  };
  const contact = { ...resolved, ...(externalId !== undefined && { externalId }) };
  return store.putContact(company, contact, revision, now, recorded);
}
