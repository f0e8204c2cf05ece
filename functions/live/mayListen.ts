import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import type { Membership } from '#shared/store/companyStore.ts';

/** Returns true for a member whose open pages get updates: any member of a company that can text, and otherwise its admins (P3). */
export function mayListen(membership: Membership | undefined): boolean {
  if (!membership) return false;
  return membership.member.role === 'admin' || !missingForTexting(membership.company);
}
