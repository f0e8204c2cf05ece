import { beginningOf, readableText } from '../domain/text.ts';
import { columnNames, type ColumnName, type Columns } from './columns.ts';

/** The cells of a row by column. An empty cell is absent. */
export type RowValues = Readonly<Partial<Record<ColumnName, string>>>;

/** More characters than any field accepts, so that a longer cell is refused as too long and never makes a request too large. */
export const mostCellCharacters = 600;

/** The most rows of one request. */
export const mostRowsAtOnce = 50;

/** Returns the cells of a row by column, without control characters and without what an export adds before a formula. */
export function valuesOf(cells: readonly string[], columns: Columns): RowValues {
  const values: Partial<Record<ColumnName, string>> = {};
  for (const name of columnNames) {
    const value = plainCell(cells[columns[name] ?? -1] ?? '');
    if (value !== '') values[name] = value;
  }
  return values;
}

/**
 * Matches a cell that a spreadsheet would compute, and one that looks like it was protected already. Some spreadsheets also read the
 * full-width signs. Source: OWASP, "CSV Injection".
 */
export const formula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Removes the apostrophe that keeps a spreadsheet from computing a cell. */
export function unprotected(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

function plainCell(cell: string): string {
  return beginningOf(unprotected(readableText(cell.trim())), mostCellCharacters);
}
