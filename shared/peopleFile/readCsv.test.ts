import { expect, test } from 'vitest';
import { checkCsv, readCsv, type OpenFile } from './readCsv.ts';

/** Opens a text as a file that arrives in pieces of some bytes. */
function pieces(bytes: Uint8Array, length: number): OpenFile {
  return async function* open() {
    for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
  };
}

async function read(open: OpenFile) {
  const csv = await checkCsv(open);
  const rows = [];
  for await (const row of readCsv(open, csv)) rows.push(row);
  return { header: csv.header, count: csv.rowCount, rows };
}

const text = `Name,"Note, long",Agency\r
"Ana ""the best"" Moreno","two\r
lines",Zoë\r
\r
Li Wei,,"Café"\r
"",x,"end"`;
const expected = {
  header: ['Name', 'Note, long', 'Agency'],
  count: 3,
  rows: [
    { line: 2, cells: ['Ana "the best" Moreno', 'two\r\nlines', 'Zoë'] },
    { line: 5, cells: ['Li Wei', '', 'Café'] },
    { line: 6, cells: ['', 'x', 'end'] },
  ],
};
/** Without the carriage return that ends a line, which the import trims. */
const trimmed = ({ header, count, rows }: Awaited<ReturnType<typeof read>>) => ({
  header: header.map((cell) => cell.trim()),
  count,
  rows: rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) })),
});

test.each([1, 2, 3, 5, 7, 16, 1000])(
  'a file that arrives in pieces of %i bytes is read the same',
  async (length) => {
    expect(trimmed(await read(pieces(Buffer.from(text), length)))).toEqual(expected);
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    if (length > 4) expect(trimmed(await read(pieces(utf16, length)))).toEqual(expected);
  },
);

test('a file whose last byte alone is not UTF-8 is read as Windows-1252', async () => {
  const long = `Name\n${'Ana\n'.repeat(50_000)}Zo`;
  const { rows } = await read(pieces(Buffer.concat([Buffer.from(long), Buffer.from([0xeb])]), 1 << 16));
  expect(rows.at(-1)?.cells).toEqual(['Zoë']);
});

test.each([
  ['a quotation mark that is never closed', 'Name\nLi\n"Ana\nTom\n', 'line 3 has a quotation mark'],
  ['a quotation mark within a cell', 'Name,Role\nLi,x\n"Ana" M,x\nTom,x\n', 'line 3 is not CSV'],
  ['a row without end', `Name\n${'x'.repeat(300_000)}`, 'line 2 is longer than 100000 characters'],
])('%s is named with its line, whatever the pieces', async (_, content, sentence) => {
  for (const length of [5, 64, 1 << 18]) {
    await expect(read(pieces(Buffer.from(content), length))).rejects.toThrow(sentence);
  }
});
