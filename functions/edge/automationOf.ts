import { CompanyId } from '#shared/domain/ids.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { AutomationCaller } from '../Caller.ts';
import type { HttpEvent } from './HttpEvent.ts';

/**
 * Returns the calling automation, from the role whose signature the gateway verified and from that role's registration with the
 * company in the path. The refusal is the same for an unregistered role, another company and a missing one, so that it does not
 * reveal which companies exist. Only an automation that was registered learns that it was removed or turned off.
 */
export async function automationOf(
  store: StoreReader,
  { requestContext: { authorizer, accountId }, pathParameters }: HttpEvent,
): Promise<AutomationCaller | Refused> {
  if (!('iam' in authorizer)) throw new Error("An automation's route has the wrong authorizer");
  const roleName = roleNameOf(authorizer.iam.userArn, accountId);
  const companyId = pathParameters?.['companyId'];
  if (roleName === undefined || !CompanyId.safeParse(companyId).success || companyId === undefined) {
    return refuse({ code: 'automation-not-allowed' });
  }
  const [automation, company] = await Promise.all([
    store.findAutomation(roleName, companyId),
    store.findCompany(companyId),
  ]);
  if (!automation || !company) return refuse({ code: 'automation-not-allowed' });
  if (automation.removedAt !== undefined) return refuse({ code: 'automation-removed' });
  if (!automation.isOn) return refuse({ code: 'automation-off' });
  return { automation, company };
}

/**
 * Returns the name of an IAM role of our own account, because a role of another account may have the same name. The ARN of a
 * session omits the role's path. Source: IAM User Guide, "IAM identifiers".
 */
function roleNameOf(userArn: string, accountId: string): string | undefined {
  const [, account, inSession, plain] =
    /^arn:aws[\w-]*:(?:sts|iam)::(\d{12}):(?:assumed-role\/([\w+=,.@-]+)\/[^/]+|role\/(?:[^/]+\/)*([\w+=,.@-]+))$/.exec(
      userArn,
    ) ?? [];
  return account === accountId ? (inSession ?? plain) : undefined;
}
