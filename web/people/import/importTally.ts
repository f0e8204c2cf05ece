import type { RowResult } from '#shared/api/routes.ts';
import { byteOrderMark, refusedHeadings, refusedLine } from '#shared/peopleFile/csvLine.ts';
import type { SentRow } from './sendRows.ts';

type Outcome = RowResult['outcome'];

/** How many rows of each outcome are shown. */
const mostShown = 20;

/** Counts what became of the rows so far. */
export type Tally = {
  readonly done: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** The first rows of each outcome. */
  readonly shown: Readonly<Record<Outcome, readonly SentRow[]>>;
  readonly refusedLines: readonly string[];
};

export const emptyTally: Tally = {
  done: 0,
  counts: { added: 0, changed: 0, left: 0, refused: 0 },
  shown: { added: [], changed: [], left: [], refused: [] },
  refusedLines: [],
};

/** Returns the tally with further rows. */
export function withRows(tally: Tally, header: readonly string[], rows: readonly SentRow[]): Tally {
  const counts = { ...tally.counts };
  const shown = { ...tally.shown };
  const refused: string[] = [];
  for (const row of rows) {
    const { outcome, reason = '' } = row.result;
    counts[outcome] += 1;
    if (shown[outcome].length < mostShown) shown[outcome] = [...shown[outcome], row];
    if (outcome === 'refused') refused.push(refusedLine(header, row.cells, `Line ${row.line}: ${reason}`));
  }
  return {
    done: tally.done + rows.length,
    counts,
    shown,
    // One string for each batch, because a long list would be copied with every one of them.
    refusedLines: refused.length === 0 ? tally.refusedLines : [...tally.refusedLines, refused.join('')],
  };
}

/** Returns the refused rows as a CSV file. */
export function refusedCsv({ refusedLines }: Tally, header: readonly string[]): Blob {
  return new Blob([byteOrderMark, refusedHeadings(header), ...refusedLines], { type: 'text/csv' });
}
