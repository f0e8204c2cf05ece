import type { Deployment } from './Deployment.ts';
import { OnboardingError } from './OnboardingError.ts';
import type { CommandOptions } from './readCommand.ts';
import { requireCompany } from './requireCompany.ts';

type Say = (line: string) => void;

/** Lets an IAM role act for a company, and says what is left to do. */
export async function addAutomation(
  deployment: Deployment,
  { company: companyId, role: roleName, name }: CommandOptions<'automation add'>,
  say: Say,
): Promise<void> {
  const company = await requireCompany(deployment, companyId);
  await deployment.messages.registerAutomation(companyId, { roleName, name }, new Date());
  say(`${name} (${roleName}) may act for ${company.name} (${companyId}) on ${deployment.name}.`);
  const next = await deployment.prepareRole(roleName);
  if (next !== undefined) say(`Next: ${next}`);
}

/** Ends the permission of an IAM role to act for a company, from its next request on. */
export async function removeAutomation(
  deployment: Deployment,
  { company: companyId, role: roleName }: CommandOptions<'automation remove'>,
  say: Say,
): Promise<void> {
  const company = await requireCompany(deployment, companyId);
  if (!(await deployment.messages.removeAutomation(companyId, roleName, new Date()))) {
    throw new OnboardingError(
      `${roleName} is not registered with ${company.name}: "automation list" shows the roles that are.`,
    );
  }
  say(
    `${roleName} may no longer act for ${company.name} (${companyId}). What it posted before stays accepted.`,
  );
}

/** Prints the automations of a company, one on each line, with the time of their last post. */
export async function listAutomations(
  deployment: Deployment,
  { company: companyId }: CommandOptions<'automation list'>,
  say: Say,
): Promise<void> {
  const company = await requireCompany(deployment, companyId);
  const automations = await deployment.messages.listAutomations(companyId);
  if (automations.length === 0) return say(`No automation may act for ${company.name} yet.`);
  for (const { roleName, name, isOn, lastPostAt } of automations) {
    say(
      [roleName, name, isOn ? 'on' : 'off', lastPostAt ? `last post ${lastPostAt}` : 'no post yet'].join(
        '  ',
      ),
    );
  }
}
