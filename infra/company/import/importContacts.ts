import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { importRow, type RowOutcome } from '#functions/contacts/importRow.ts';
import { personKeys } from '#functions/contacts/personIds.ts';
import type { Role } from '#shared/domain/role.ts';
import {
  chooseColumns,
  columnNames,
  faultOfColumns,
  optionOf,
  type Columns,
} from '#shared/peopleFile/columns.ts';
import { FileFault } from '#shared/peopleFile/FileFault.ts';
import { checkCsv, readCsv, type CsvRow, type OpenFile } from '#shared/peopleFile/readCsv.ts';
import { valuesOf } from '#shared/peopleFile/rowValues.ts';
import { refusedAsSecond, seenPeople } from '#shared/peopleFile/seenPeople.ts';
import type { Deployment } from '../Deployment.ts';
import { OnboardingError } from '../OnboardingError.ts';
import { requireCompany } from '../requireCompany.ts';
import { openRefusedFile } from './refusedFile.ts';

const inParallel = 16;
const progressEvery = 1000;
const pieceBytes = 1 << 18;

export type ImportOptions = {
  readonly company: string;
  readonly file: string;
  readonly refused?: string | undefined;
  readonly role?: Role | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly dryRun: boolean;
};

type Counts = Readonly<Record<RowOutcome['outcome'], number>>;

/**
 * Imports the people of a CSV file, by the same rules as the page. The whole file is read before the first row is imported, and
 * each row is one transaction, so nothing is half written. Importing a file again changes only what is not imported yet, so an
 * import that was stopped continues. Rows that cannot be imported go to a file with the reason, which is opened first.
 */
export async function importContacts(
  deployment: Deployment,
  options: ImportOptions,
  print: (line: string) => void,
  stop?: AbortSignal,
): Promise<void> {
  try {
    await importFile(deployment, options, print, stop);
  } catch (error) {
    throw error instanceof FileFault ? new OnboardingError(error.message, { cause: error }) : error;
  }
}

async function importFile(
  deployment: Deployment,
  {
    company: companyId,
    file,
    refused = `${file}.refused.csv`,
    role,
    columns: chosen = [],
    dryRun,
  }: ImportOptions,
  print: (line: string) => void,
  stop: AbortSignal | undefined,
): Promise<void> {
  const company = await requireCompany(deployment, companyId);
  await access(file).catch((error: unknown) => {
    throw new OnboardingError(`The file "${file}" cannot be read: check its name.`, { cause: error });
  });
  const open: OpenFile = () => createReadStream(file, { highWaterMark: pieceBytes });
  const csv = await checkCsv(open);
  const columns = chooseColumns(csv.header, chosen);
  const fault = faultOfColumns(csv.header, columns);
  if (fault !== undefined) throw new OnboardingError(`${fault} On the command line: --column "name=Who".`);
  print(`Columns: ${columnsInWords(csv.header, columns)}`);

  const counts = { added: 0, changed: 0, left: 0, refused: 0 };
  let archived = 0;
  const refusals = openRefusedFile(refused, file, csv.header);
  const people = seenPeople();
  const rows = readCsv(open, csv);

  async function outcomeOf({ line, cells }: CsvRow): Promise<RowOutcome> {
    const values = valuesOf(cells, columns);
    const now = new Date();
    const before = people.add(personKeys(company, values, { role, now }), line, cells);
    if (before)
      return before.same ? { outcome: 'left' } : { outcome: 'refused', reason: refusedAsSecond(before) };
    return importRow(deployment.messages, company, values, { dryRun, role, by: 'The command line', now });
  }
  async function work(row: CsvRow): Promise<void> {
    const outcome = await outcomeOf(row);
    counts[outcome.outcome] += 1;
    if ('archived' in outcome) archived += 1;
    if (outcome.outcome === 'refused') refusals.add(row.cells, `Line ${row.line}: ${outcome.reason}`);
    const done = counts.added + counts.changed + counts.left + counts.refused;
    if (done % progressEvery === 0) print(`${done} of ${csv.rowCount} rows: ${inWords(counts)}`);
  }

  try {
    // Workers share the one reader, so the file is read no faster than its rows are written.
    await Promise.all(
      Array.from({ length: inParallel }, async () => {
        while (!stop?.aborted) {
          const next = await rows.next();
          if (next.done) return;
          await work(next.value);
        }
      }),
    );
  } finally {
    // After a failure, the other workers get no more rows.
    await rows.return(undefined);
    refusals.close();
  }
  print(`${dryRun ? 'Would be' : 'Done'}: ${inWords(counts)}.`);
  if (archived > 0) print(`Archived, and not restored: ${archived}. Restore them on the People page.`);
  if (counts.refused > 0) print(`Refused rows, with the reason in the last column: ${refused}`);
  if (stop?.aborted) print('Stopped. Run the same command again to continue.');
}

function columnsInWords(header: readonly string[], columns: Columns): string {
  return columnNames
    .flatMap((name) =>
      columns[name] === undefined ? [] : [`${optionOf(name)} = ${header[columns[name]]?.trim()}`],
    )
    .join(', ');
}

function inWords({ added, changed, left, refused }: Counts): string {
  return `${added} added, ${changed} changed, ${left} left as they are, ${refused} refused`;
}
