import { CsvError, parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { OnboardingError } from '../OnboardingError.ts';

/** The longest row, so that a quotation mark that is never closed does not fill the memory. */
const mostRowCharacters = 100_000;
const sampleBytes = 1 << 20;

export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * Reads a CSV file row by row, in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or tabs. Throws
 * `OnboardingError` for a file that is missing or has a quotation mark that is never closed.
 */
export async function* readCsv(path: string): AsyncGenerator<CsvRow> {
  const sample = await beginningOf(path);
  const encoding = encodingOf(sample);
  const [firstLine = ''] = new TextDecoder(encoding).decode(sample).split(/\r?\n/, 1);
  const parser = Readable.from(decoded(path, encoding)).pipe(
    parse({
      delimiter: delimiterOf(firstLine),
      info: true,
      max_record_size: mostRowCharacters,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? new OnboardingError(sentenceOf(error), { cause: error }) : error;
  }
}

/** Decodes the file piece by piece. A byte order mark is left out. */
async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of createReadStream(path)) yield decoder.decode(bytes as Buffer, { stream: true });
  yield decoder.decode();
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw new OnboardingError(`The file "${path}" cannot be read: check its name.`, { cause: error });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Returns the encoding: UTF-16 by its byte order mark, Windows-1252 where the bytes are not UTF-8, else UTF-8. */
function encodingOf(sample: Buffer): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  try {
    // A character may be cut in half at the end of the sample, which `stream` allows.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function delimiterOf(firstLine: string): string {
  const counts = [',', ';', '\t'].map((each) => [each, firstLine.split(each).length] as const);
  return counts.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ',';
}

function sentenceOf({ code, message }: CsvError): string {
  const [, line = ''] = /at line (\d+)/.exec(message) ?? [];
  const place = line === '' ? 'A row' : `The row that begins at line ${line}`;
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return `${place} has a quotation mark that is never closed. Close it and import the file again; the rows before it stay as they are.`;
  return `${place} is not CSV. Write a quotation mark within a cell twice, and put the cell in quotation marks.`;
}
