import { automationIdScope } from '#shared/domain/automation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import { outboundFrom } from '#shared/store/messageItems.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns a text of the same automation with its current state. Reads consistently. */
export async function getAutomatedMessage(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: AutomationRequest<{ readonly messageId: string }>,
): Promise<OutboundMessage | Refused> {
  const { companyId } = caller.company;
  const found = await store.findAccepted(companyId, automationIdScope(caller.automation), input.messageId);
  return found ? outboundFrom(found) : refuse({ code: 'message-not-found' });
}
