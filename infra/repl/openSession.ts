import { createInterface } from 'node:readline';
import { type REPLServer, start, writer } from 'node:repl';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import type { Company } from '#shared/domain/company.ts';
import { openDatabase } from '#shared/store/database.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { keys } from '#shared/store/keys.ts';
import { OnboardingError } from '../company/OnboardingError.ts';
import { describeMessage } from '../message/describeMessage.ts';
import type { OpenTable } from './openTable.ts';
import type { ReplCommand } from './readReplCommand.ts';
import { refuseWrites } from './refuseWrites.ts';

type Terminal = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
};

/** Starts a session on a table. Throws `OnboardingError` when the table has no such company. */
export async function openSession(
  table: Omit<OpenTable, 'close'>,
  { companyId, mayWrite }: Omit<ReplCommand, 'where'>,
  { input, output }: Terminal,
): Promise<REPLServer> {
  if (!mayWrite) refuseWrites(table.client);
  const store = dynamoStore(table.tableName, table.client);
  const companies = await store.listCompanies();
  const find = (wanted: string | undefined): Company => {
    const found = wanted === undefined ? companies[0] : companies.find((each) => each.companyId === wanted);
    if (!found) throw new OnboardingError(noCompany(table.place, wanted, companies));
    // The secret turns phone numbers into conversation ids, and a session is often copied into a ticket.
    const { secret: _, ...company } = found;
    return company;
  };
  const company = find(companyId);

  output.write(greeting(table.place, company, mayWrite));
  // A page of messages is three objects deep.
  writer.options.depth = 5;
  const lines = input.isTTY ? input : new PassThrough();
  const session = start({ input: lines, output, prompt: '> ', ignoreUndefined: true });
  Object.assign(session.context, {
    store,
    company,
    keys,
    table: openDatabase(table.tableName, table.client),
    choose(wanted: string): Company {
      session.context['company'] = find(wanted);
      return session.context['company'];
    },
    async message(messageId: string): Promise<void> {
      for (const line of await describeMessage(store, messageId, new Date())) output.write(`${line}\n`);
    },
  });
  if (table.historyFile !== undefined) {
    await promisify(session.setupHistory.bind(session))(table.historyFile);
  }
  if (lines instanceof PassThrough) void passLines(input, lines, session);
  return session;
}

/** Passes on each line when the session asks for it, because Node evaluates piped lines without waiting for `await`. */
async function passLines(
  input: NodeJS.ReadableStream,
  lines: PassThrough,
  session: REPLServer,
): Promise<void> {
  let prompted = () => {};
  const displayPrompt = session.displayPrompt.bind(session);
  session.displayPrompt = (preserveCursor) => {
    displayPrompt(preserveCursor);
    prompted();
  };
  for await (const line of createInterface({ input })) {
    const evaluated = new Promise<void>((resolve) => {
      prompted = resolve;
    });
    lines.write(`${line}\n`);
    await evaluated;
  }
  lines.end();
}

function greeting(place: string, { companyId, name }: Company, mayWrite: boolean): string {
  return `Connected to ${place}, company ${companyId} (${name}).
${mayWrite ? 'This session WRITES: what you call changes the data.' : 'This session only reads; start it with --write to change data.'}

  store      what the functions do with the table (shared/store); Tab lists it
  company    the company; choose('co_...') takes another one
  message    prints the history of a message: await message('ID')
  table      reads raw items, with keys for their keys (shared/store/keys.ts)

  (await store.listContacts(company.companyId)).items
  await store.listFailed(company.companyId)
  await table.get(keys.company(company.companyId))

`;
}

function noCompany(place: string, wanted: string | undefined, companies: readonly Company[]): string {
  if (companies.length === 0) return `There is no company in ${place}.`;
  const known = companies.map(({ companyId }) => companyId).join(', ');
  return `There is no company "${wanted}" in ${place}. Companies: ${known}.`;
}
