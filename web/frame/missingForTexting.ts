import { sentenceOf } from '#shared/api/sentenceOf.ts';
import type { Company } from '#shared/domain/company.ts';

/** What a company lacks for Conversations, as a sentence that names it and says where to get it; undefined when nothing (P3). */
export function missingForTexting(company: Company): string | undefined {
  if (company.plan !== 'advanced') return sentenceOf({ code: 'plan-missing', needed: 'advanced' });
  return company.originationNumber ? undefined : sentenceOf({ code: 'number-missing' });
}
