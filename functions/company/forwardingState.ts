import { isForwardingTo, type ForwardingState } from '#shared/domain/forwarding.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';

/** Returns whether copies go to the other phone now, and what stopped them since an admin turned forwarding on. */
export async function forwardingState(
  store: StoreReader,
  { companyId, secret, forwarding }: CompanyWithSecret,
): Promise<ForwardingState | undefined> {
  if (!forwarding) return undefined;
  const { isOn, to } = forwarding;
  if (!isOn) return { isOn, to };
  const [owner, phone = { number: to }] = await Promise.all([
    store.findCompanyByNumber(to),
    store.findConversation(companyId, conversationIdOf(secret, to)),
  ]);
  if (owner) return { isOn: false, to, stoppedBy: 'company-number' };
  if (isForwardingTo(forwarding, phone)) return { isOn, to };
  if ('blocked' in phone && phone.blocked) return { isOn: false, to, stoppedBy: 'blocked-by-company' };
  const stoppedAt = 'forwardingStoppedAt' in phone ? phone.forwardingStoppedAt : undefined;
  return { isOn: false, to, stoppedBy: 'opted-out', ...(stoppedAt !== undefined && { stoppedAt }) };
}
