import type { WithdrawnText } from '#shared/api/automationRoutes.ts';
import { automationIdScope } from '#shared/domain/automation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { outboundFrom } from '#shared/store/messageItems.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { withdrawRefusedText } from './withdrawRefusedText.ts';
import { cancelText } from './cancelText.ts';

/** How often to look for a text. Rescheduling it between two reads changes its key. */
const tries = 3;

/**
 * Cancels a text of the same automation by its id, or withdraws one that was refused for missing consent, so that no member can
 * send it. Refuses when the text was already handed to the carrier.
 */
export async function cancelAutomatedMessage(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input: { messageId } }: AutomationRequest<{ readonly messageId: string }>,
): Promise<OutboundMessage | WithdrawnText | Refused> {
  const { automation, company } = caller;
  const { companyId } = company;
  const idScope = automationIdScope(automation);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const accepted = await store.findAccepted(companyId, idScope, messageId);
    if (accepted) {
      const cancelled = await cancelText(store, accepted, automation.name, now());
      if (cancelled) return isRefused(cancelled) ? cancelled : outboundFrom(cancelled);
      continue;
    }
    const refused = await withdrawRefusedText(store, companyId, idScope, messageId);
    if (refused === 'withdrawn' || (!refused && (await store.isWithdrawnId(companyId, idScope, messageId))))
      return { messageId, state: 'cancelled' };
    if (!refused) return refuse({ code: 'message-not-found' });
  }
  return refuse({ code: 'try-again' });
}
