import { automationIdScope } from '#shared/domain/automation.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { withdrawRefusedText } from './withdrawRefusedText.ts';

/**
 * Dismisses an automated text that was refused for missing consent: its message id is withdrawn, so that a repeated request of the
 * automation does not send it later. Returns false for a text that was accepted meanwhile, or is not known.
 */
export async function dismissRefusedText(
  { store }: Granted<{ store: 'write' }>,
  { caller: { company }, input }: MemberRequest<{ roleName: string; messageId: string }>,
): Promise<{ dismissed: boolean }> {
  const idScope = automationIdScope(input);
  return {
    dismissed:
      (await withdrawRefusedText(store, company.companyId, idScope, input.messageId)) === 'withdrawn',
  };
}
