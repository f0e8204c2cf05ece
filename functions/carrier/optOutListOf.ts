import { createHash } from 'node:crypto';

/** The longest name that the carrier accepts. Source: API reference, CreateOptOutList. */
const maxLength = 64;

/**
 * Returns the name of a company's opt-out list at the carrier. Each company has its own, so that STOP to one never affects another,
 * and so has each stage, because stages may share an account. A long id is replaced by its hash.
 */
export function optOutListOf(stage: string, companyId: string): string {
  const name = `conversations-${stage}-${companyId}`;
  if (name.length <= maxLength) return name;
  const hash = createHash('sha256').update(companyId).digest('hex').slice(0, 32);
  return `conversations-${stage}-${hash}`;
}
