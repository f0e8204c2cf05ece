import Papa from 'papaparse';
import { createWriteStream } from 'node:fs';
import { sentenceOf } from '#shared/api/sentenceOf.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Deployment } from '../Deployment.ts';
import { OnboardingError } from '../OnboardingError.ts';
import { requireCompany } from '../requireCompany.ts';
import { columnNames, findColumns, type Columns } from './columns.ts';
import { importContact, type Outcome } from './importContact.ts';
import { readCsv, type CsvRow } from './readCsv.ts';
import { readRow } from './readRow.ts';

const inParallel = 16;
const progressEvery = 1000;

export type ImportOptions = {
  readonly company: string;
  readonly file: string;
  readonly refused?: string | undefined;
  readonly role?: Role | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly dryRun: boolean;
};

/**
 * Imports the people of a CSV file, one transaction per row, so that no row is half written. Importing a file again changes only
 * what is not imported yet, so an import that was stopped continues. Rows that cannot be imported go to a file with the reason.
 */
export async function importContacts(
  deployment: Deployment,
  { company: companyId, file, refused = `${file}.refused.csv`, role, columns: chosen, dryRun }: ImportOptions,
  print: (line: string) => void,
  stop?: AbortSignal,
): Promise<void> {
  const company = await requireCompany(deployment, companyId);
  const rows = readCsv(file);
  const header = await rows.next();
  if (header.done)
    throw new OnboardingError(`The file "${file}" is empty: enter a line of headings and the rows.`);
  const columns = findColumns(header.value.cells, chosen);
  print(`Columns: ${columnsInWords(header.value.cells, columns)}`);
  const counts = { added: 0, changed: 0, left: 0, refused: 0 };
  const refusals = refusedFile(refused, header.value.cells);

  async function importRow({ line, cells }: CsvRow): Promise<void> {
    const row = readRow(cells, columns, role);
    const outcome: Outcome | { readonly refused: string } = 'refused' in row ? row : await importOne(row);
    if (typeof outcome === 'string') counts[outcome] += 1;
    else {
      counts.refused += 1;
      refusals.add(cells, `Line ${line}: ${outcome.refused}`);
    }
    const done = counts.added + counts.changed + counts.left + counts.refused;
    if (done % progressEvery === 0) print(`${done} rows: ${inWords(counts)}`);
  }
  async function importOne(row: Exclude<ReturnType<typeof readRow>, { refused: string }>) {
    const outcome = await importContact(deployment.messages, company, row, { dryRun, now: new Date() });
    return isRefused(outcome) ? { refused: sentenceOf(outcome.refusal) } : outcome;
  }

  try {
    // Workers share the one reader, so the file is read no faster than its rows are written.
    await Promise.all(
      Array.from({ length: inParallel }, async () => {
        while (!stop?.aborted) {
          const next = await rows.next();
          if (next.done) return;
          await importRow(next.value);
        }
      }),
    );
  } finally {
    await refusals.close();
  }
  print(`${dryRun ? 'Would be' : 'Done'}: ${inWords(counts)}.`);
  if (counts.refused > 0) print(`Refused rows, with the reason in the last column: ${refused}`);
  if (stop?.aborted) print('Stopped. Run the same command again to continue.');
}

function columnsInWords(header: readonly string[], columns: Columns): string {
  return columnNames
    .flatMap((name) => (columns[name] === undefined ? [] : [`${name} = ${header[columns[name]]?.trim()}`]))
    .join(', ');
}

function inWords({ added, changed, left, refused }: Readonly<Record<Outcome | 'refused', number>>): string {
  return `${added} added, ${changed} changed, ${left} left as they are, ${refused} refused`;
}

/** Writes refused rows as they were, with the reason, once there is one. */
function refusedFile(path: string, header: readonly string[]) {
  let stream: ReturnType<typeof createWriteStream> | undefined;
  const lineOf = (cells: readonly string[]) => `${Papa.unparse([[...cells]], { escapeFormulae: true })}\r\n`;
  return {
    add(cells: readonly string[], reason: string) {
      if (!stream) {
        stream = createWriteStream(path);
        stream.write(`\ufeff${lineOf([...header, 'Reason'])}`);
      }
      const padded = header.map((_, index) => cells[index] ?? '');
      stream.write(lineOf([...padded, reason]));
    },
    async close() {
      const open = stream;
      if (open) await new Promise((resolve) => open.end(resolve));
    },
  };
}
