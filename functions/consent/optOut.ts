import type { Conversation } from '#shared/domain/conversation.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Opts out a person who asked for it in their own words, in the member's name (P26). Only the person can return. */
export async function optOut(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ readonly conversationId: string }>,
): Promise<Conversation | Refused> {
  return store.optOut(caller.company.companyId, input.conversationId, caller.member.name, now());
}
