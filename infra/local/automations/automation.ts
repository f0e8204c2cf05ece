import { dataFolderOf } from '../runtime/dataFolderOf.ts';
import { originOfRuntime } from '../runtime/originOfRuntime.ts';
import { readAccessKeys } from './accessKeys.ts';
import { askSigned, RequestError } from './askSigned.ts';
import { CommandError } from '../../commands/CommandError.ts';
import { answerHelp } from '../../commands/help.ts';

const usage = `Name the role and the request:
  npm run --silent automation -- --role oakhill-automations PUT /api/automation/companies/co_oakhill/messages/reminder-1 '{"role": "client", "inspectionId": "insp_oak1", "text": "See you tomorrow at nine.", "automation": "Reminder"}'
  npm run --silent automation -- --role oakhill-automations DELETE /api/automation/companies/co_oakhill/messages/reminder-1`;

/**
 * `npm run --silent automation -- --role ROLE METHOD PATH [JSON]`: sends a request as an automation to the product that
 * runs on this machine, and prints the answer. The exit code is 1 if it was refused.
 */
async function askAsAutomation(): Promise<void> {
  answerHelp('automation');
  const [option, roleName, method, path, body, ...rest] = process.argv.slice(2);
  if (option !== '--role' || roleName === undefined || !method || !path?.startsWith('/') || rest.length > 0) {
    throw new RequestError(usage);
  }
  const origin = await originOfRuntime();
  const folder = dataFolderOf(process.env);
  const accessKeys = await readAccessKeys(folder);
  const accessKey = accessKeys.find((each) => each.roleName === roleName);
  if (!accessKey) {
    const known = accessKeys.map((each) => each.roleName).join(', ');
    throw new RequestError(
      known === ''
        ? `"${folder}" has no access keys: start the product there with npm start, or set DATA_DIR to its data folder.`
        : `Unknown role "${roleName}". Roles: ${known}.`,
    );
  }
  const headers = { ...(body !== undefined && { 'content-type': 'application/json' }) };
  const answer = await askSigned(origin, accessKey)(path, {
    method: method.toUpperCase(),
    headers,
    ...(body !== undefined && { body }),
  });
  console.log(await answer.text());
  process.exitCode = answer.ok ? 0 : 1;
}

askAsAutomation().catch((error: unknown) => {
  console.error(error instanceof CommandError ? error.message : error);
  process.exit(1);
});
