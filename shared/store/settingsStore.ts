import { navigationBarFrom, type NavigationBar } from '../domain/navigationBar.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';

export function settingsReader(database: Database) {
  return {
    /** Reads the navigation bar of a member who has changed it, eventually consistent. */
    async findNavigationBar(companyId: string, memberId: string): Promise<NavigationBar | undefined> {
      const settings = await database.get(keys.memberSettings(companyId, memberId));
      return navigationBarFrom(settings?.['navigationBar']);
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
  };
}
