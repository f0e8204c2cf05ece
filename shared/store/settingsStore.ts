import { Company } from '../domain/company.ts';
import { navigationBarFrom, type NavigationBar } from '../domain/navigationBar.ts';
import type { Database } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keys, type Key } from './keys.ts';
import { exists, update } from './update.ts';

/** Holds what a member chose for themselves. A navigation bar that they never changed is absent. */
export type MemberSettings = {
  readonly navigationBar?: NavigationBar;
  readonly overviewDismissed: boolean;
};

export function settingsReader(database: Database) {
  return {
    /** Reads the settings of a member, eventually consistent. */
    async findMemberSettings(companyId: string, memberId: string): Promise<MemberSettings> {
      const item = await database.get(keys.memberSettings(companyId, memberId));
      const navigationBar = navigationBarFrom(item?.['navigationBar']);
      return {
        ...(navigationBar && { navigationBar }),
        overviewDismissed: item?.['overviewDismissed'] === true,
      };
    },
  };
}

export function settingsWriter(database: Database) {
  return {
    async setNavigationBar(companyId: string, memberId: string, entries: NavigationBar): Promise<void> {
      await database.update(
        keys.memberSettings(companyId, memberId),
        update<MemberSettings>({ set: { navigationBar: entries } }),
      );
    },

    async dismissOverview(companyId: string, memberId: string): Promise<void> {
      await database.update(
        keys.memberSettings(companyId, memberId),
        update<MemberSettings>({ set: { overviewDismissed: true } }),
      );
    },
  };
}

/** Settings that a company may be without: the usual value applies then. */
type Removable = 'helpText' | 'optOutLine' | 'automatedHours';

/** The settings that admins change. The plan, the number and the secret are not among them. Null removes a setting. */
export type CompanySettings = Partial<
  Pick<Company, 'name' | 'timeZone' | 'forwarding' | 'automationsNeedConsent' | 'membersNeedConsent'>
> & { readonly [Name in Removable]?: Company[Name] | null };

export function companySettingsWriter(database: Database) {
  return {
    /** Changes or removes the settings that are named and returns the company. Throws when it does not exist. */
    async setCompany(companyId: string, settings: CompanySettings): Promise<Company> {
      if (Object.values(settings).every((value) => value === undefined)) {
        throw new Error('There is no setting to change');
      }
      const named = Object.entries(settings);
      const set = Object.fromEntries(named.filter(([, value]) => value !== null)) as Partial<Company>;
      const remove = named.filter(([, value]) => value === null).map(([name]) => name as Removable);
      const { done, item } = await database.update(
        keys.company(companyId),
        update<Company & Key>({ set, remove, when: { pk: exists } }),
      );
      if (!done) throw new Error(`Company ${companyId} does not exist`);
      return fieldsOf(Company, item);
    },
  };
}
