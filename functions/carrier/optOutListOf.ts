/** The carrier's opt-out list of a company: one for each, so that STOP to one never silences another. */
export function optOutListOf(companyId: string): string {
  return `conversations-${companyId}`;
}
