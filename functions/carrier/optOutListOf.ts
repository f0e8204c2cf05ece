/** Returns the name of a company's opt-out list at the carrier. Each company has its own, so that STOP to one never affects another. */
export function optOutListOf(companyId: string): string {
  return `conversations-${companyId}`;
}
