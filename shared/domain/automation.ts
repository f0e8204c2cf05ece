import type { CompanyId } from './ids.ts';

/** A program that sends messages by itself: the IAM role that it runs as, what people call it, whom it may act for. */
export type Automation = {
  readonly roleName: string;
  readonly name: string;
  readonly actsFor: 'all' | readonly CompanyId[];
};

export function mayActFor({ actsFor }: Automation, companyId: CompanyId): boolean {
  return actsFor === 'all' || actsFor.includes(companyId);
}

/** Whose message ids they are: two automations may choose the same one. */
export function automationIdScope({ roleName }: Pick<Automation, 'roleName'>): string {
  return `automation:${roleName}`;
}
