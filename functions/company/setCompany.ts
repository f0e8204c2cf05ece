import type { Company } from '#shared/domain/company.ts';
import { findTimeZone } from '#shared/domain/findTimeZone.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import type { CompanySettings } from '#shared/store/settingsStore.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { forwardingAfter, type ForwardingInput } from './forwardingAfter.ts';

type Others = Omit<CompanySettings, 'forwarding'>;
type Input = { readonly [Name in keyof Others]: Others[Name] | undefined } & {
  readonly forwarding?: ForwardingInput | undefined;
};

/**
 * Changes the settings that the request names; null removes one. Refuses a time zone that does not exist, and names similar ones.
 * Refuses to forward texts where they would loop, or to a phone that opted out.
 */
export async function setCompany(
  { store, now }: Granted<{ store: 'company' }>,
  { caller: { company }, input }: MemberRequest<Input>,
): Promise<Company | Refused> {
  const { timeZone, forwarding: asked, ...others } = input;
  const zone = timeZone === undefined ? undefined : findTimeZone(timeZone);
  if (zone && 'similar' in zone) return refuse({ code: 'time-zone-unknown', similar: [...zone.similar] });
  const forwarding = asked && (await forwardingAfter(store, company, asked, now()));
  if (isRefused(forwarding)) return forwarding;
  const settings = definedOf({ ...others, timeZone: zone?.name, forwarding });
  return Object.keys(settings).length === 0 ? company : store.setCompany(company.companyId, settings);
}

function definedOf(asked: {
  readonly [Name in keyof CompanySettings]: CompanySettings[Name] | undefined;
}): CompanySettings {
  return Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined),
  ) as CompanySettings;
}
