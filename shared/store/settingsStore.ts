import { navigationBarFrom, type NavigationBar } from '../domain/navigationBar.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';

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
      await database.update(keys.memberSettings(companyId, memberId), {
        UpdateExpression: 'SET navigationBar = :entries',
        ExpressionAttributeValues: { ':entries': entries },
      });
    },

    async dismissOverview(companyId: string, memberId: string): Promise<void> {
      await database.update(keys.memberSettings(companyId, memberId), {
        UpdateExpression: 'SET overviewDismissed = :true',
        ExpressionAttributeValues: { ':true': true },
      });
    },
  };
}
