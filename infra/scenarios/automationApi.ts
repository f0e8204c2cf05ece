import { createClient, type Client } from '#shared/api/client.ts';
import { automationRoutes } from '#shared/api/automationRoutes.ts';
import { readAccessKeys } from '../local/automations/accessKeys.ts';
import { askSigned } from '../local/automations/askSigned.ts';
import type { Office } from './office.ts';

export type AutomationApi = Client<typeof automationRoutes>;

/** The API as an automation of the demo uses it, signed with its role's key. */
export async function automationApi(
  office: Pick<Office, 'origin' | 'dataFolder'>,
  roleName: string,
): Promise<AutomationApi> {
  const accessKeys = await readAccessKeys(office.dataFolder);
  const accessKey = accessKeys.find((each) => each.roleName === roleName);
  if (!accessKey) throw new Error(`The role ${roleName} has no access key`);
  return createClient(automationRoutes, (path, init) => askSigned(office.origin, accessKey)(path, init));
}
