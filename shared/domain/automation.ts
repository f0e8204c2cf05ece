import type { CompanyId } from './ids.ts';

/** A program that posts messages, with its IAM role, its name, and the companies for which it may act. */
export type Automation = {
  readonly roleName: string;
  readonly name: string;
  readonly actsFor: 'all' | readonly CompanyId[];
};

export function mayActFor({ actsFor }: Automation, companyId: CompanyId): boolean {
  return actsFor === 'all' || actsFor.includes(companyId);
}

/** Returns the scope of an automation's message ids, because two automations may choose the same id. */
export function automationIdScope({ roleName }: Pick<Automation, 'roleName'>): string {
  return `automation:${roleName}`;
}
