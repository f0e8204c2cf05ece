import { sentenceOf } from '#shared/api/sentenceOf.ts';
import type { Company } from '#shared/domain/company.ts';

/**
 * Returns a sentence that names what a company lacks for Conversations and says where to get it; undefined when it lacks nothing
 * (P3).
 */
export function missingForTexting(company: Company): string | undefined {
  if (company.plan !== 'advanced') return sentenceOf({ code: 'plan-missing', needed: 'advanced' });
  return company.originationNumber ? undefined : sentenceOf({ code: 'number-missing' });
}
