import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { Deployment } from './Deployment.ts';

/** Prints one line for each company, sorted by id. */
export async function listCompanies(
  { store, name: deploymentName }: Deployment,
  print: (line: string) => void,
): Promise<void> {
  const companies = await store.listCompanies();
  if (companies.length === 0) return print(`${deploymentName} has no company yet.`);
  const rows = companies.map(({ companyId, name, plan, timeZone, originationNumber }) => [
    companyId,
    name,
    plan,
    originationNumber === undefined ? 'no number' : formatPhoneNumber(originationNumber),
    timeZone,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows) print(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}
