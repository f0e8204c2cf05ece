import type { Automation } from '../domain/automation.ts';
import type { Database, Item } from './database.ts';
import { keys, lists } from './keys.ts';

export function automationReader(database: Database) {
  return {
    /** Finds the automation of a role. Reads it consistently, so that one that was removed is refused at once. */
    async findAutomation(roleName: string): Promise<Automation | undefined> {
      const item = await database.get(keys.automation(roleName), true);
      if (!item) return undefined;
      const { name, actsFor } = item as Item & Automation;
      return { roleName, name, actsFor };
    },
  };
}

export function automationWriter(database: Database) {
  return {
    /** Allows the IAM role to post for exactly these companies from now on. */
    async putAutomation(automation: Automation): Promise<void> {
      await database.put({
        ...keys.automation(automation.roleName),
        ...automation,
        inList: lists.automations,
        listedBy: automation.roleName,
      });
    },
  };
}
