import * as z from 'zod/mini';
import { ContactDetails } from '#shared/domain/contact.ts';
import { readPhoneNumber } from '#shared/domain/readPhoneNumber.ts';
import { phoneFieldOf, type Role } from '#shared/domain/role.ts';
import type { ColumnName, Columns } from './columns.ts';

export type ImportedRow = {
  /** The id of the person in the other program. */
  readonly externalId: string | undefined;
  /** The details that the row has. Empty cells are absent, because an import deletes nothing. */
  readonly details: ContactDetails;
};

const roles: Readonly<Record<string, Role>> = {
  inspector: 'inspector',
  inspectors: 'inspector',
  agent: 'agent',
  agents: 'agent',
  realtor: 'agent',
  broker: 'agent',
  client: 'client',
  clients: 'client',
  buyer: 'client',
  customer: 'client',
};
const no = new Set(['', '0', 'no', 'n', 'false', 'off']);

/** Reads one row. Returns a sentence that says what is wrong with a row that cannot be imported. */
export function readRow(
  cells: readonly string[],
  columns: Columns,
  fallbackRole: Role | undefined,
): ImportedRow | { readonly refused: string } {
  const cell = (name: ColumnName) => withoutApostrophe((cells[columns[name] ?? -1] ?? '').trim());
  const name = cell('name') || [cell('first-name'), cell('last-name')].filter(Boolean).join(' ');
  if (name === '') return { refused: 'The name is missing.' };
  if (!no.has(cell('opted-out').toLowerCase()))
    return { refused: 'This person opted out. Add them by hand and opt them out at once.' };
  const typedRole = cell('role').toLowerCase();
  const role = typedRole === '' ? fallbackRole : roles[typedRole];
  if (!role)
    return {
      refused:
        typedRole === ''
          ? 'The role is missing: enter inspector, agent or client.'
          : `“${cell('role')}” is not a role: enter inspector, agent or client.`,
    };
  const texted = cell(phoneFieldOf[role]);
  if (texted !== '' && !readPhoneNumber(texted))
    return { refused: `The ${phoneFieldOf[role]} number “${texted}” cannot be texted: enter 10 digits.` };
  const filled = Object.entries({
    role,
    name,
    agency: cell('agency'),
    email: cell('email'),
    phone: cell('phone'),
    mobile: cell('mobile'),
  }).filter(([, value]) => value !== '');
  const read = z.safeParse(ContactDetails, Object.fromEntries(filled));
  if (!read.success) return { refused: faultOf(read.error) };
  return { externalId: cell('external-id') || undefined, details: read.data };
}

/** Removes the apostrophe with which an export keeps a spreadsheet from computing a cell. */
function withoutApostrophe(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function faultOf({ issues }: z.core.$ZodError): string {
  const field = issues[0]?.path[0];
  if (field === 'email') return 'The e-mail is not an address such as ana@example.com.';
  return `The ${String(field)} is too long or contains a control character.`;
}
