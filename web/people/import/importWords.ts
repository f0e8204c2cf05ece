import { contactWords } from '../../contact/contactWords.ts';
import type { RowResult } from '#shared/api/routes.ts';
import type { ColumnName } from '#shared/peopleFile/columns.ts';

type Outcome = RowResult['outcome'];
const count = (number: number) => number.toLocaleString('en-US');

/** Holds the sentences of the import of people. */
export const importWords = {
  title: 'Import people',
  back: 'Back to people',
  intro:
    'Choose a CSV file with a line of headings and one person in each row. You see what would change before anything is saved.',
  choose: 'Choose a file',
  chooseOther: 'Choose another file',
  drop: 'or drop it here',
  reading: 'Reading the file…',
  notRead: 'The file cannot be read. It may have been moved or changed; choose it again.',
  rows: (rows: number) => (rows === 1 ? '1 row' : `${count(rows)} rows`),
  columnsTitle: 'Columns',
  columns: {
    contactId: 'Conversations ID',
    externalId: 'ID in the other program',
    ...contactWords.fields,
    firstName: 'First name',
    lastName: 'Last name',
    role: 'Role',
    optedOut: 'Opted out',
    optedOutAt: 'Opted out on',
    consent: 'Consent to',
    consentAt: 'Consent date',
    consentWording: 'Consent wording',
  } satisfies Record<ColumnName, string>,
  notInFile: 'Not in this file',
  numbers: 'Inspectors are texted at the mobile phone, agents and clients at the phone.',
  emptyField: {
    phone: 'Cannot be texted: agents and clients are texted at the phone, which is empty.',
    mobile: 'Cannot be texted: inspectors are texted at the mobile phone, which is empty.',
  },
  archived: 'This person stays archived. Restore them on the People page to text them.',
  unused: (headings: readonly string[]) => `Not imported: ${headings.join(', ')}`,
  rowsWithoutRole: 'People without a role are',
  withoutRole: { '': 'refused', inspector: 'inspectors', agent: 'agents', client: 'clients' },
  checking: (done: number, rows: number) => `${count(done)} of ${count(rows)} rows checked`,
  importing: (done: number, rows: number) => `${count(done)} of ${count(rows)} rows imported`,
  progress: 'Progress',
  start: (rows: number) => (rows === 1 ? 'Import 1 person' : `Import ${count(rows)} people`),
  nothing: 'There is nothing to import: every row is known already or refused.',
  stop: 'Stop',
  goOn: 'Continue',
  checkAgain: 'Check again',
  stopped: (done: number, rows: number) =>
    `Stopped after ${count(done)} of ${count(rows)} rows. What was imported stays. Continue here, or choose the same file again later.`,
  done: 'The file is imported.',
  keepOpen:
    'Keep this page open. If it closes, choose the same file again: what is imported already is left as it is.',
  noAnswer: 'The server did not answer.',
  refused: (rows: number) =>
    rows === 1 ? 'Download the refused row' : `Download ${count(rows)} refused rows`,
  refusedHint: 'The reason is in the last column. Correct the rows and import that file.',
  outcomes: {
    planned: { added: 'To add', changed: 'To change', left: 'Left as they are', refused: 'Refused' },
    imported: { added: 'Added', changed: 'Changed', left: 'Left as they are', refused: 'Refused' },
  } satisfies Record<string, Record<Outcome, string>>,
  firstRows: (shown: number, all: number) => `The first ${shown} of ${count(all)}`,
  line: (line: number) => `Line ${count(line)}`,
  noName: 'No name',
  change: (field: string, before: string | undefined, after: string) =>
    before === undefined ? `${field}: ${after}` : `${field}: ${before} → ${after}`,
  optsOut: 'Opted out',
  recordsConsent: 'Consent recorded',
} as const;
