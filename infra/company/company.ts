import { addAutomation, listAutomations, removeAutomation } from './automations.ts';
import { addCompany } from './addCompany.ts';
import { listCompanies } from './listCompanies.ts';
import type { Deployment } from './Deployment.ts';
import { importContacts } from './import/importContacts.ts';
import { type Command, type CommandOptions, readCommand } from './readCommand.ts';
import { reasonOf } from './reasonOf.ts';
import { reattachNumbers } from './reattachNumbers.ts';
import { setCompany } from './setCompany.ts';
import { showCompany } from './showCompany.ts';
import { withDeployment } from './withDeployment.ts';
import { answerHelp } from '../commands/help.ts';

/** `npm run company -- add|show|set|list|import|automation|reattach`, on a deployed stage or on this machine. */
async function company(): Promise<void> {
  answerHelp('company');
  const command = readCommand(process.argv.slice(2));
  await withDeployment(command.where, (deployment) => act(deployment, command, (line) => console.log(line)));
}

function act(deployment: Deployment, command: Command, print: (line: string) => void): Promise<void> {
  switch (command.act) {
    case 'add':
      return addCompany(deployment, command.asked, { dryRun: command.asked['dry-run'], print });
    case 'set':
      return setCompany(deployment, command.asked, { dryRun: command.asked['dry-run'], print });
    case 'show':
      return showCompany(deployment, command.asked.company, print);
    case 'list':
      return listCompanies(deployment, print);
    case 'import':
      return importFile(deployment, command.asked, print);
    case 'automation add':
      return addAutomation(deployment, command.asked, console.log);
    case 'automation remove':
      return removeAutomation(deployment, command.asked, console.log);
    case 'automation list':
      return listAutomations(deployment, command.asked, console.log);
    case 'reattach':
      return reattachNumbers(deployment, { dryRun: command.asked['dry-run'], print });
  }
}

/** Imports until the file ends. Ctrl-C ends it after the rows that are being written. */
function importFile(
  deployment: Deployment,
  { 'dry-run': dryRun, 'contact-role': role, column: columns, ...asked }: CommandOptions<'import'>,
  print: (line: string) => void,
): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  return importContacts(deployment, { ...asked, role, columns, dryRun }, print, stop.signal);
}

company().catch((error: unknown) => {
  console.error(reasonOf(error) ?? error);
  process.exitCode = 1;
});
