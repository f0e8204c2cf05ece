import { createClient, type Client } from '#shared/api/client.ts';
import { routes } from '#shared/api/routes.ts';
import { readAccessKeys } from '../local/automations/accessKeys.ts';
import { askSigned } from '../local/automations/askSigned.ts';
import type { Office } from './office.ts';

const { postAutomatedMessage, cancelAutomatedMessage } = routes;
const automationRoutes = { postAutomatedMessage, cancelAutomatedMessage };

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
