import { automationIdScope } from '#shared/domain/automation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { outboundFrom } from '#shared/store/messageItems.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { cancelText } from './cancelText.ts';

/** How often to look for a text. Rescheduling it between two reads changes its key. */
const tries = 3;

/** Cancels a text of the same automation by its id. Refuses when the text was already handed to the carrier. */
export async function cancelAutomatedMessage(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: AutomationRequest<{ readonly messageId: string }>,
): Promise<OutboundMessage | Refused> {
  const { automation, company } = caller;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const accepted = await store.findAccepted(
      company.companyId,
      automationIdScope(automation),
      input.messageId,
    );
    if (!accepted) return refuse({ code: 'message-not-found' });
    const cancelled = await cancelText(store, accepted, automation.name, now());
    if (cancelled) return isRefused(cancelled) ? cancelled : outboundFrom(cancelled);
  }
  return refuse({ code: 'try-again' });
}
