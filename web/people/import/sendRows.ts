import type { RowResult } from '#shared/api/routes.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Columns } from '#shared/peopleFile/columns.ts';
import { readCsv, type CsvFile, type CsvRow, type OpenFile } from '#shared/peopleFile/readCsv.ts';
import { mostRowsAtOnce, valuesOf, type RowValues } from '#shared/peopleFile/rowValues.ts';
import { client } from '../../api/client.ts';

/** Rows of which the server would answer for too long, or that would make a body too large, are sent in several requests. */
const mostCharactersAtOnce = 12_000;
const requestsAtOnce = 2;

export type ChosenFile = {
  readonly name: string;
  readonly open: OpenFile;
  readonly csv: CsvFile;
  readonly columns: Columns;
  readonly role: Role | undefined;
};

export type SentRow = CsvRow & {
  /** The position of the row below the headings. */
  readonly index: number;
  readonly values: RowValues;
  readonly result: Omit<RowResult, 'keys'> & { readonly keys?: readonly string[] };
};

type Options = {
  readonly dryRun: boolean;
  /** How many rows are done already. */
  readonly from: number;
  /** The rows that are not sent, because rows above them are about the same person. */
  readonly decided: ReadonlyMap<number, SentRow['result']>;
  readonly stop: AbortSignal;
  /** Receives the results in the order of the file. */
  readonly onRows: (rows: readonly SentRow[]) => void;
};

type Entry = Omit<SentRow, 'result'> & { readonly decided: SentRow['result'] | undefined };

/**
 * Sends the rows of a file to be checked or imported. When `stop` aborts, it ends after the rows that are on their way, so that
 * each row that was written is also counted. Rejects when a request fails; the rows until then have been reported.
 */
export async function sendRows(file: ChosenFile, options: Options): Promise<void> {
  const { stop, onRows } = options;
  const waiting: { readonly entries: readonly Entry[]; readonly answer: Promise<readonly RowResult[]> }[] =
    [];
  async function settleFirst(): Promise<void> {
    const first = waiting.shift();
    if (!first) return;
    const results = (await first.answer).values();
    onRows(
      first.entries.flatMap(({ decided, ...row }) => {
        const result = decided ?? results.next().value;
        return result ? [{ ...row, result }] : [];
      }),
    );
  }
  for await (const entries of batchesOf(file, options)) {
    if (stop.aborted) break;
    const answer = ask(file, entries, options.dryRun);
    // A failure is reported when its turn comes.
    answer.catch(() => undefined);
    waiting.push({ entries, answer });
    if (waiting.length === requestsAtOnce) await settleFirst();
  }
  while (waiting.length > 0) await settleFirst();
}

async function ask(
  { role }: ChosenFile,
  entries: readonly Entry[],
  dryRun: boolean,
): Promise<readonly RowResult[]> {
  const rows = entries.flatMap(({ decided, values }) => (decided ? [] : [values]));
  if (rows.length === 0) return [];
  return (await client.importPeople({ dryRun, ...(role && { role }), rows })).rows;
}

async function* batchesOf(
  { open, csv, columns }: ChosenFile,
  { from, decided }: Options,
): AsyncGenerator<readonly Entry[]> {
  let batch: Entry[] = [];
  let characters = 0;
  let index = -1;
  for await (const row of readCsv(open, csv)) {
    index += 1;
    if (index < from) continue;
    const values = valuesOf(row.cells, columns);
    const length = JSON.stringify(values).length;
    if (batch.length === mostRowsAtOnce || characters + length > mostCharactersAtOnce) {
      if (batch.length > 0) yield batch;
      batch = [];
      characters = 0;
    }
    batch.push({ ...row, index, values, decided: decided.get(index) });
    characters += length;
  }
  if (batch.length > 0) yield batch;
}
