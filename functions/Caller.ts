import type { Member } from '#shared/domain/company.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';

/** The verified member who asks, and the company for which. */
export type Caller = {
  readonly subject: string;
  readonly member: Member;
  readonly company: CompanyWithSecret;
};

/** What a use case behind a route is asked. */
export type Asked<Input> = { readonly caller: Caller; readonly input: Input };
