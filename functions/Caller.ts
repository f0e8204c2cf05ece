import type { Route } from '#shared/api/route.ts';
import type { Automation } from '#shared/domain/automation.ts';
import type { Member } from '#shared/domain/company.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';

/** The verified member who calls, and the company. */
export type Caller = {
  readonly subject: string;
  readonly member: Member;
  readonly company: CompanyWithSecret;
};

/** The verified automation that calls, and a company for which it may act. */
export type AutomationCaller = {
  readonly automation: Pick<Automation, 'roleName' | 'name'>;
  readonly company: CompanyWithSecret;
};

/** The caller of a route. A member's use case never gets an automation, and an automation's never a member. */
export type CallerOf<R extends Pick<Route, 'caller'>> = R['caller'] extends 'automation'
  ? AutomationCaller
  : Caller;

/** The request of a use case behind a member's route. */
export type MemberRequest<Input> = { readonly caller: Caller; readonly input: Input };

/** The request of a use case behind an automation's route. */
export type AutomationRequest<Input> = { readonly caller: AutomationCaller; readonly input: Input };
