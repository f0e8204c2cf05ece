import type { Automation } from '../domain/automation.ts';
import type { Database, Item } from './database.ts';
import { keys, lists, type Key } from './keys.ts';
import { absent, exists, update } from './update.ts';

/** The registration of an automation with a company. `removedAt` stays, so that it can be told why it is refused. */
export type AutomationRegistration = Omit<Automation, 'lastPostAt'> & { readonly removedAt?: string };

/** A post is noted again only after this long, so that a busy automation costs no write for each text. */
const notedAgainMilliseconds = 15 * 60 * 1000;

export function automationReader(database: Database) {
  return {
    /** Finds the registration of a role with a company. Reads it consistently, so that a removed one is refused at once. */
    async findAutomation(roleName: string, companyId: string): Promise<AutomationRegistration | undefined> {
      const item = await database.get(keys.automation(roleName, companyId), true);
      return item && registrationFrom(item);
    },

    /** Lists the automations of a company by their role names, at most 100, with the time of their last post. */
    async listAutomations(companyId: string): Promise<readonly Automation[]> {
      const { items } = await database.query({
        IndexName: 'lists',
        KeyConditionExpression: 'inList = :list',
        ExpressionAttributeValues: { ':list': lists.automations(companyId) },
        Limit: 100,
      });
      if (items.length === 0) return [];
      const found = (await database.getMany(items)).flatMap((item) => (item ? [registrationFrom(item)] : []));
      const current = found.filter(({ removedAt }) => removedAt === undefined);
      if (current.length === 0) return [];
      const posts = await database.getMany(current.map(({ roleName }) => keys.lastPost(companyId, roleName)));
      return current.map(({ removedAt: _, ...automation }, index) => {
        const at = posts[index]?.['at'];
        return { ...automation, ...(typeof at === 'string' && { lastPostAt: at }) };
      });
    },
  };
}

export function automationWriter(database: Database) {
  return {
    /** Lets the role act for the company from now on. Registering it again changes its name and turns it on. */
    async registerAutomation(
      companyId: string,
      { roleName, name }: Pick<Automation, 'roleName' | 'name'>,
      now: Date,
    ): Promise<void> {
      const registration: AutomationRegistration = { roleName, name, isOn: true, addedAt: now.toISOString() };
      await database.put({
        ...keys.automation(roleName, companyId),
        ...registration,
        inList: lists.automations(companyId),
        listedBy: roleName,
      });
    },

    /** Removes the role from the company. Returns false when it was not registered. */
    async removeAutomation(companyId: string, roleName: string, now: Date): Promise<boolean> {
      const { done } = await database.update(
        keys.automation(roleName, companyId),
        update<AutomationRegistration & Key>({
          set: { removedAt: now.toISOString() },
          when: { pk: exists, removedAt: absent },
        }),
      );
      return done;
    },
  };
}

export function automationSwitchWriter(database: Database) {
  return {
    /** Turns an automation of the company on or off. Returns false when it is not registered. */
    async switchAutomation(companyId: string, roleName: string, isOn: boolean): Promise<boolean> {
      const { done } = await database.update(
        keys.automation(roleName, companyId),
        update<AutomationRegistration & Key>({ set: { isOn }, when: { pk: exists, removedAt: absent } }),
      );
      return done;
    },
  };
}

export function lastPostWriter(database: Database) {
  /** When this process last noted a post of each automation, in milliseconds. */
  const noted = new Map<string, number>();
  return {
    /** Notes that an automation posted, at most once in a quarter of an hour from each process. */
    async noteAutomatedPost(companyId: string, roleName: string, now: Date): Promise<void> {
      const { pk } = keys.lastPost(companyId, roleName);
      if (now.getTime() - (noted.get(pk) ?? 0) < notedAgainMilliseconds) return;
      noted.set(pk, now.getTime());
      await database.put({ ...keys.lastPost(companyId, roleName), at: now.toISOString() });
    },
  };
}

function registrationFrom(item: Item): AutomationRegistration {
  const { roleName, name, isOn, addedAt, removedAt } = item as Item & AutomationRegistration;
  return { roleName, name, isOn, addedAt, ...(removedAt !== undefined && { removedAt }) };
}
