import type { Route } from '#shared/api/route.ts';
import type { Automation } from '#shared/domain/automation.ts';
import type { Member } from '#shared/domain/company.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';

/** The verified member who asks, and the company for which. */
export type Caller = {
  readonly subject: string;
  readonly member: Member;
  readonly company: CompanyWithSecret;
};

/** The verified automation that asks, and the company for which: one of those that it may act for. */
export type AutomationCaller = { readonly automation: Automation; readonly company: CompanyWithSecret };

/** Who asks at a route: a member's use case never gets an automation, nor the other way round. */
export type CallerOf<R extends Pick<Route, 'caller'>> = R['caller'] extends 'automation'
  ? AutomationCaller
  : Caller;

/** What a use case behind a member's route is asked. */
export type MemberRequest<Input> = { readonly caller: Caller; readonly input: Input };

/** What a use case behind an automation's route is asked. */
export type AutomationRequest<Input> = { readonly caller: AutomationCaller; readonly input: Input };
