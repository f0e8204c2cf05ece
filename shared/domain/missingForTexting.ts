import type { Company, Member } from './company.ts';
import type { Refusal } from './refusal.ts';

export type MissingForTexting = Extract<Refusal, { code: 'plan-missing' | 'number-missing' }>;

/** Returns what a company needs for texting and does not have, the plan first; undefined when it may text (P3). */
export function missingForTexting({
  plan,
  originationNumber,
}: Pick<Company, 'plan' | 'originationNumber'>): MissingForTexting | undefined {
  if (plan !== 'advanced') return { code: 'plan-missing', needed: 'advanced' };
  return originationNumber === undefined ? { code: 'number-missing' } : undefined;
}

/** Returns true for a member who may read texts: any member of a company that can text, and otherwise its admins (P3). */
export function mayReadTexts(
  { role }: Pick<Member, 'role'>,
  company: Pick<Company, 'plan' | 'originationNumber'>,
): boolean {
  return role === 'admin' || !missingForTexting(company);
}
