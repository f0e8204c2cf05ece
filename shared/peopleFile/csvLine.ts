import Papa from 'papaparse';
import { formula, unprotected } from './rowValues.ts';

/** Begins a CSV file, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = '\ufeff';

const reasonHeading = 'Reason';

/** Returns a row of a CSV file. An apostrophe keeps a spreadsheet from computing a cell, and an import removes it. */
export function csvLine(cells: readonly string[]): string {
  return `${Papa.unparse([[...cells]], { escapeFormulae: formula })}\r\n`;
}

/** Returns the headings of a file of refused rows. Correct the rows and import the file. */
export function refusedHeadings(header: readonly string[]): string {
  return csvLine([...header.slice(0, widthOf(header)), reasonHeading]);
}

/** Returns a refused row as it was, with the reason in the last column. */
export function refusedLine(header: readonly string[], cells: readonly string[], reason: string): string {
  const row = header.slice(0, widthOf(header)).map((_, index) => unprotected((cells[index] ?? '').trim()));
  return csvLine([...row, reason]);
}

/** The columns without the reasons of an earlier import. */
function widthOf(header: readonly string[]): number {
  return header.at(-1) === reasonHeading ? header.length - 1 : header.length;
}
