import type { RowResult } from '#shared/api/routes.ts';
import type { Role } from '#shared/domain/role.ts';
import type { RowValues } from '#shared/peopleFile/rowValues.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { importRow } from './importRow.ts';
import { personKeys } from './personIds.ts';

type Rows = {
  readonly dryRun: boolean;
  readonly role?: Role | undefined;
  readonly rows: readonly RowValues[];
};

const inParallel = 8;

/** Imports rows of a file of people, each on its own, or says what an import would do. Answers in the order of the rows. */
export async function importPeople(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Rows>,
): Promise<{ rows: RowResult[] }> {
  const { dryRun, role, rows } = input;
  const { company, member } = caller;
  const options = { dryRun, role, by: member.name, now: now() };
  const results: RowResult[] = [];
  const waiting = rows.entries();
  await Promise.all(
    Array.from({ length: inParallel }, async () => {
      for (const [index, values] of waiting) {
        const outcome = await importRow(store, company, values, options);
        results[index] = {
          ...outcome,
          keys: [...personKeys(company, values, options)],
        };
      }
    }),
  );
  return { rows: results };
}
