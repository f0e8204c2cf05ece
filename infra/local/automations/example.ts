import { parseArgs } from 'node:util';

import { textTomorrowsClients } from '#functions/example/textTomorrowsClients.ts';
import { automationRoutes } from '#shared/api/automationRoutes.ts';
import { createClient } from '#shared/api/client.ts';
import { answerHelp } from '../../commands/help.ts';
import { oakHill } from '../demo/demoCompanies.ts';

import { dataFolderOf } from '../runtime/dataFolderOf.ts';
import { originOfRuntime } from '../runtime/originOfRuntime.ts';
import { readAccessKeys } from './accessKeys.ts';
import { askSigned } from './askSigned.ts';

/** `npm run example`: runs the automation of `functions/example` once against the product on this machine. */
async function example(): Promise<void> {
  answerHelp('example');
  const { values } = parseArgs({
    options: {
      company: { type: 'string', default: oakHill.companyId },
      role: { type: 'string', default: oakHill.automation.roleName },
    },
  });
  const origin = await originOfRuntime();
  const folder = dataFolderOf(process.env);
  const accessKey = (await readAccessKeys(folder)).find(({ roleName }) => roleName === values.role);
  if (!accessKey)
    throw new Error(`"${folder}" has no key of the role ${values.role}: start the product with npm start.`);
  const api = createClient(automationRoutes, askSigned(origin, accessKey));
  const reminders = await textTomorrowsClients(api, values.company);
  for (const { inspectionId, contactId, outcome } of reminders)
    console.log(`${inspectionId}  ${contactId}  ${outcome}`);
  console.log(`${reminders.length} reminders. Run it again: no client is texted twice.`);
}

example().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
