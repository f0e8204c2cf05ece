import Papa from 'papaparse';
import { FileFault } from './FileFault.ts';

/** The longest row, so that a quotation mark that is never closed does not fill the memory. */
const mostRowCharacters = 100_000;
/** The most rows of one import. The import remembers whom each row is about, so their number bounds its memory: 190 MB for these. */
export const mostRows = 250_000;

/** Opens a file from its start, as often as it is called. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

type Format = { readonly encoding: string; readonly delimiter: string; readonly newline: '\n' | '\r' };
export type CsvFile = {
  readonly format: Format;
  readonly header: readonly string[];
  /** The rows below the header that are not blank. */
  readonly rowCount: number;
};
export type CsvRow = {
  /** The line of the file at which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
};

/**
 * Reads a whole file before anything is imported, so that a fault in its last row leaves nothing half written. The file is in
 * UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs. Throws `FileFault` for a file that is empty, not CSV or
 * too long.
 */
export async function checkCsv(open: OpenFile): Promise<CsvFile> {
  const start = await startOf(open);
  const encoding = encodingOf(start);
  try {
    return await checkedIn(open, start, encoding);
  } catch (error) {
    // The decoder throws a TypeError for bytes that are not UTF-8.
    if (encoding !== 'utf-8' || !(error instanceof TypeError)) throw error;
    return checkedIn(open, start, 'windows-1252');
  }
}

/** Reads the rows of a checked file without its header, one at a time, in memory that does not grow with the file. */
export async function* readCsv(open: OpenFile, { format }: Pick<CsvFile, 'format'>): AsyncGenerator<CsvRow> {
  let isHeader = true;
  for await (const row of allRows(open, format)) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}

async function checkedIn(open: OpenFile, start: Uint8Array, encoding: string): Promise<CsvFile> {
  const text = new TextDecoder(encoding).decode(start);
  const [firstLine = ''] = text.split(/\r\n|\n|\r/, 1);
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const format: Format = { encoding, delimiter: delimiterOf(firstLine), newline };
  let header: readonly string[] | undefined;
  let rowCount = 0;
  for await (const { cells } of allRows(open, format)) {
    if (header) rowCount += 1;
    else header = cells;
    if (rowCount > mostRows)
      throw new FileFault(
        `The file has more than ${mostRows.toLocaleString('en-US')} rows. Split it into smaller files, each with the line of headings.`,
      );
  }
  if (!header) throw new FileFault('The file is empty: enter a line of headings and a row for each person.');
  return { format, header, rowCount };
}

async function* allRows(open: OpenFile, { encoding, delimiter, newline }: Format): AsyncGenerator<CsvRow> {
  const parser = new Papa.Parser({ delimiter, newline });
  let text = '';
  let line = 1;
  function* rowsOf(isEnd: boolean): Generator<CsvRow> {
    const { data, errors, meta } = parser.parse(text, 0, !isEnd) as Papa.ParseResult<string[]>;
    // Quotes seem wrong in the last row of a piece when the piece ends within it.
    const fault = errors.find(({ type, row = 0 }) => type === 'Quotes' && row < data.length);
    for (const [index, cells] of data.entries()) {
      if (index === fault?.row) throw new FileFault(faultAt(line, fault.code));
      if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
      line += linesOf(cells);
    }
    text = text.slice(meta.cursor);
    if (text.length > mostRowCharacters)
      throw new FileFault(
        text.includes('"')
          ? faultAt(line, 'MissingQuotes')
          : `The row at line ${line} is longer than ${mostRowCharacters} characters. Save the file as CSV, with one line for each person.`,
      );
  }
  for await (const piece of decoded(open(), encoding)) {
    text += piece;
    yield* rowsOf(false);
  }
  if (text !== '') yield* rowsOf(true);
}

async function* decoded(pieces: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  for await (const bytes of pieces) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** Returns how many lines a row takes: one, and one for each line break within its cells. */
function linesOf(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.match(/\r\n|\n|\r(?!$)/g)?.length ?? 0), 1);
}

async function startOf(open: OpenFile): Promise<Uint8Array> {
  for await (const bytes of open()) if (bytes.length > 0) return bytes;
  return new Uint8Array();
}

/** Returns the encoding by its byte order mark or by the zeros of UTF-16, else UTF-8. */
function encodingOf(start: Uint8Array): string {
  const [first, second, third, fourth] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x50 && second === 0x4b && third === 3 && fourth === 4)
    throw new FileFault('This is a workbook. Save it as CSV in your spreadsheet, and import that file.');
  if (!start.includes(0)) return 'utf-8';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  throw new FileFault('This is not a text file. Export the people as CSV, and import that file.');
}

function delimiterOf(firstLine: string): string {
  const counts = [',', ';', '\t'].map((each) => [each, firstLine.split(each).length] as const);
  return counts.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ',';
}

function faultAt(line: number, code: string): string {
  return code === 'MissingQuotes'
    ? `The row that begins at line ${line} has a quotation mark that is never closed. Close it and import the file again; nothing of it was imported.`
    : `The row that begins at line ${line} is not CSV. Write a quotation mark within a cell twice, and put the cell in quotation marks; nothing of the file was imported.`;
}
