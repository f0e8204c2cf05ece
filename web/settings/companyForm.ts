import type { InputOf } from '#shared/api/route.ts';
import type { routes } from '#shared/api/routes.ts';
import type { Company } from '#shared/domain/company.ts';
import { usualOptOutLine } from '#shared/domain/optOutLine.ts';
import { usualFromHour, usualQuietFromHour } from '#shared/domain/quietHours.ts';

export type CompanyForm = ReturnType<typeof formOf>;

/** Returns the settings as the form shows them, the usual ones where the company has none of its own. */
export function formOf(company: Company) {
  return {
    name: company.name,
    timeZone: company.timeZone,
    helpText: company.helpText ?? '',
    optOutLine: company.optOutLine ?? usualOptOutLine,
    from: company.automatedHours?.from ?? usualFromHour,
    until: company.automatedHours?.until ?? usualQuietFromHour,
    automationsNeedConsent: company.automationsNeedConsent ?? true,
    membersNeedConsent: company.membersNeedConsent ?? false,
  };
}

/** Returns the fields of a form that are no longer as they were. */
export function changedFields(before: CompanyForm, now: CompanyForm): Partial<CompanyForm> {
  const changed = Object.entries(now).filter(([name, value]) => value !== before[name as keyof CompanyForm]);
  return Object.fromEntries(changed) as Partial<CompanyForm>;
}

/**
 * Returns what to ask the server for: only what was changed in this form, because a colleague may have changed the other settings
 * meanwhile. A blank answer to HELP removes the company's own.
 */
export function changedSettings(
  before: CompanyForm,
  now: CompanyForm,
): InputOf<(typeof routes)['setCompany']> {
  const { name, timeZone, helpText, optOutLine, from, until } = now;
  const entered = {
    ...now,
    name: name.trim(),
    timeZone: timeZone.trim(),
    helpText: helpText.trim(),
    optOutLine: optOutLine.trim(),
  };
  const { helpText: help, from: newFrom, until: newUntil, ...others } = changedFields(before, entered);
  return {
    ...others,
    ...(help !== undefined && { helpText: help === '' ? null : help }),
    ...((newFrom ?? newUntil) !== undefined && { automatedHours: { from, until } }),
  };
}
