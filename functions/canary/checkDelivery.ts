import { createHash } from 'node:crypto';
import { isRefused } from '#shared/domain/refusal.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import type { Granted } from '../grants.ts';
import { canaryContactId as contactId } from './canaryContact.ts';

/**
 * A number that takes every text and answers with the receipt of its delivery. Source: End User Messaging SMS User Guide, "Simulator
 * phone numbers".
 */
export const simulatorNumber = '+14254147755';

const checkMinutes = 5;
const author = { kind: 'member', memberId: 'mem_canary', name: 'Delivery check' } as const;

/**
 * Texts the carrier's simulator over the same path as every other text. Counts the text of the last check if its receipt has
 * arrived. An alarm rings when none is counted. Does nothing where the stage has no canary.
 */
export async function checkDelivery({
  store,
  canary,
  metrics,
  now,
  timing,
}: Granted<{ store: 'write'; canary: 'text'; metrics: 'count' }>): Promise<void> {
  if (canary.companyId === undefined) return;
  const company = await store.findCompany(canary.companyId);
  if (!company) throw new Error('The company of the canary does not exist');
  const { companyId } = company;
  const at = now();
  const check = Math.floor(at.getTime() / (checkMinutes * 60_000));
  const last = await store.findAccepted(companyId, 'system', idOf(check - 1));
  if (last && hasArrived(last)) metrics.count('canaryDelivered');

  await addSimulator(store, company, at);
  const text = `Delivery check ${check}`;
  const accepted = await store.accept(
    {
      companyId,
      conversationId: conversationIdOf(company.secret, simulatorNumber),
      messageId: idOf(check),
      text,
      author,
      contactId,
      idScope: 'system',
      lane: 'member',
      requestHash: createHash('sha256').update(text).digest('base64url'),
      now: at,
      checkAt: new Date(at.getTime() + timing.queuedCheckSeconds * 1000),
    },
    () => undefined,
  );
  if (isRefused(accepted)) throw new Error('The text of the canary was refused');
}

/**
 * Returns true when a receipt says that the text arrived. AWS reports success as TEXT_SUCCESSFUL or as TEXT_DELIVERED, depending on
 * the country. The carrier's own answer makes a text sent without a receipt.
 */
function hasArrived({ status, history = [] }: OutboundItem): boolean {
  return (
    (status === 'sent' || status === 'delivered') && history.some(({ receipt }) => receipt !== undefined)
  );
}

const idOf = (check: number) => `canary-${check}`;

/** Creates the simulator as a contact. Does nothing when it exists. */
async function addSimulator(
  store: Granted<{ store: 'write' }>['store'],
  company: CompanyWithSecret,
  now: Date,
): Promise<void> {
  const texting = {
    number: simulatorNumber,
    conversationId: conversationIdOf(company.secret, simulatorNumber),
  } as const;
  const simulator = {
    contactId,
    role: 'inspector',
    name: author.name,
    mobile: simulatorNumber,
    texting,
  } as const;
  const stored = await store.putContact(company, simulator, undefined, now);
  if (isRefused(stored)) throw new Error('The simulator could not be added as a contact');
}
