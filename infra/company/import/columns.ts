import { OnboardingError } from '../OnboardingError.ts';

export const columnNames = [
  'external-id',
  'name',
  'first-name',
  'last-name',
  'role',
  'agency',
  'email',
  'phone',
  'mobile',
  'opted-out',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** The position of each known column in a file. */
export type Columns = Partial<Record<ColumnName, number>>;

/** The headings that other programs use, in lower case and without anything but letters and digits. */
const headings: Readonly<Record<ColumnName, readonly string[]>> = {
  'external-id': ['externalid', 'id', 'contactid', 'personid', 'recordid', 'customerid', 'clientid'],
  name: ['name', 'fullname', 'displayname', 'contactname', 'contact', 'clientname', 'agentname'],
  'first-name': ['firstname', 'givenname', 'first'],
  'last-name': ['lastname', 'surname', 'familyname', 'last'],
  role: ['role', 'type', 'contacttype', 'kind'],
  agency: ['agency', 'company', 'organization', 'organisation', 'brokerage', 'office', 'companyname'],
  email: ['email', 'emailaddress', 'mail', 'email1', 'email1value'],
  phone: ['phone', 'phonenumber', 'telephone', 'tel', 'homephone', 'workphone', 'phone1', 'phone1value'],
  mobile: ['mobile', 'mobilephone', 'cell', 'cellphone', 'mobilenumber', 'cellnumber', 'phone2'],
  'opted-out': ['optedout', 'optout', 'unsubscribed', 'donottext', 'smsoptout', 'dnd'],
};

/**
 * Guesses the columns of a file from its first line. `chosen` names columns as "mobile=Cell number", and overrides the guess; an
 * empty heading leaves a column out. Throws `OnboardingError` when there is no name, or a chosen heading is missing.
 */
export function findColumns(header: readonly string[], chosen: readonly string[] = []): Columns {
  const plain = header.map(plainHeading);
  const columns: Columns = {};
  for (const name of columnNames) {
    const known = headings[name].map((heading) => plain.indexOf(heading)).find((position) => position >= 0);
    if (known !== undefined) columns[name] = known;
  }
  for (const choice of chosen) {
    const [name = '', heading = ''] = choice.split(/=(.*)/s);
    if (!isColumnName(name))
      throw new OnboardingError(`Unknown column "${name}". Columns: ${columnNames.join(', ')}.`);
    const position = header.findIndex((each) => each.trim().toLowerCase() === heading.trim().toLowerCase());
    if (heading.trim() !== '' && position === -1)
      throw new OnboardingError(
        `The file has no column "${heading}". Its first line has: ${header.map((each) => each.trim()).join(', ')}.`,
      );
    if (position === -1) delete columns[name];
    else columns[name] = position;
  }
  if (columns.name === undefined && columns['first-name'] === undefined)
    throw new OnboardingError(
      'The first line of the file has no column with names. Put headings such as Name, Role, E-mail and Phone into it, or name the column: --column "name=Who".',
    );
  return columns;
}

function plainHeading(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function isColumnName(name: string): name is ColumnName {
  return (columnNames as readonly string[]).includes(name);
}
