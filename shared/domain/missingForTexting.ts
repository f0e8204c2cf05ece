import type { Company } from './company.ts';
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
