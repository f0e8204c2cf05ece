import type { Company } from '#shared/domain/company.ts';
import { findTimeZone } from '#shared/domain/findTimeZone.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { CompanySettings } from '#shared/store/settingsStore.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

type Asked = { readonly [Name in keyof CompanySettings]: CompanySettings[Name] | undefined };

/** Changes the settings that the request names. Refuses a time zone that does not exist, and names similar ones. */
export async function setCompany(
  { store }: Granted<{ store: 'company' }>,
  { caller: { company }, input }: MemberRequest<Asked>,
): Promise<Company | Refused> {
  const { timeZone, ...others } = input;
  const zone = timeZone === undefined ? undefined : findTimeZone(timeZone);
  if (zone && 'similar' in zone) return refuse({ code: 'time-zone-unknown', similar: [...zone.similar] });
  const settings = definedOf({ ...others, timeZone: zone?.name });
  return Object.keys(settings).length === 0 ? company : store.setCompany(company.companyId, settings);
}

function definedOf(asked: Asked): CompanySettings {
  return Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined),
  ) as CompanySettings;
}
