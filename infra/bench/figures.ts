/** Returns the percentile of the values, such as 95 for the value that 95 of 100 do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Prints a small table. The first row holds the column heads. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  console.log(`\n${title}\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}\n`);
}

export function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
