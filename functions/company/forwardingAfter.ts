import { isForwardingTo, type CannotForward, type Forwarding } from '#shared/domain/forwarding.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';

/** The change that an admin requests. Without a number, the known one stays. */
export type ForwardingInput = { readonly isOn: boolean; readonly to?: string | undefined };

/**
 * Returns the forwarding after an admin's change. Turning it on is refused for a number where copies would loop, and for a phone that
 * opted out or is blocked. Repeating what is already so changes nothing.
 */
export async function forwardingAfter(
  store: StoreReader,
  company: CompanyWithSecret,
  { isOn, to = company.forwarding?.to }: ForwardingInput,
  now: Date,
): Promise<Forwarding | Refused> {
  if (to === undefined) return cannotForward('no-number');
  const wanted = { isOn, to, changedAt: now.toISOString() };
  if (!isOn) return wanted;
  if (to === company.originationNumber) return cannotForward('own-number');
  const [owner, phone] = await Promise.all([
    store.findCompanyByNumber(to),
    store.findConversation(company.companyId, conversationIdOf(company.secret, to)),
  ]);
  if (owner) return cannotForward('company-number');
  if (phone?.optOut) return cannotForward('opted-out');
  if (phone?.blocked) return cannotForward('blocked-by-company');
  const known = company.forwarding;
  return known && isForwardingTo(known, phone ?? { number: to }) ? known : wanted;
}

function cannotForward(why: CannotForward): Refused {
  return refuse({ code: 'cannot-forward', why });
}
