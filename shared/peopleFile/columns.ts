import type { ContactDetails } from '../domain/contact.ts';
import { FileFault } from './FileFault.ts';

/** The headings that other programs use, in lower case and without anything but letters and digits. */
const headings = {
  // Only our own export has this heading: a "Contact ID" in other files is an id of their program.
  contactId: ['conversationsid'],
  externalId: ['externalid', 'id', 'contactid', 'personid', 'recordid', 'customerid', 'clientid'],
  name: ['name', 'fullname', 'displayname', 'contactname', 'contact', 'clientname', 'agentname'],
  firstName: ['firstname', 'givenname', 'first'],
  lastName: ['lastname', 'surname', 'familyname', 'last'],
  role: ['role', 'type', 'contacttype', 'kind'],
  agency: ['agency', 'company', 'organization', 'organisation', 'brokerage', 'office', 'companyname'],
  email: ['email', 'emailaddress', 'mail', 'email1', 'email1value'],
  phone: ['phone', 'phonenumber', 'telephone', 'tel', 'homephone', 'workphone', 'phone1', 'phone1value'],
  mobile: ['mobile', 'mobilephone', 'cell', 'cellphone', 'mobilenumber', 'cellnumber', 'phone2'],
  optedOut: ['optedout', 'optout', 'unsubscribed', 'donottext', 'smsoptout', 'dnd', 'donotcontact'],
  optedOutAt: ['optedouton', 'optedoutat', 'optoutdate', 'unsubscribedon', 'unsubscribedat'],
  consent: ['consent', 'agreedto', 'smsconsent', 'textconsent', 'consentto'],
  consentAt: ['consentdate', 'consentat', 'agreedon', 'agreedat', 'consentedat', 'consenton'],
  consentWording: ['consentwording', 'consenttext', 'wording', 'disclosure'],
} as const satisfies Record<keyof ContactDetails, readonly string[]> & Record<string, readonly string[]>;
export type ColumnName = keyof typeof headings;
export const columnNames = Object.keys(headings) as readonly ColumnName[];

/** The position of each known column in a file. */
export type Columns = Readonly<Partial<Record<ColumnName, number>>>;

/** Guesses the columns of a file from its headings. */
export function guessColumns(header: readonly string[]): Columns {
  const plain = header.map(plainHeading);
  const columns: Partial<Record<ColumnName, number>> = {};
  for (const name of columnNames) {
    const known = headings[name].map((heading) => plain.indexOf(heading)).find((position) => position >= 0);
    if (known !== undefined) columns[name] = known;
  }
  return columns;
}

/**
 * Guesses the columns and applies the choices of a command line. `chosen` names columns as "mobile=Cell number", and overrides
 * the guess; an empty heading leaves a column out.
 */
export function chooseColumns(header: readonly string[], chosen: readonly string[]): Columns {
  const columns: Partial<Record<ColumnName, number>> = { ...guessColumns(header) };
  for (const choice of chosen) {
    const [option = '', heading = ''] = choice.split(/=(.*)/s);
    const name = columnNames.find((each) => optionOf(each) === option);
    if (!name) {
      throw new FileFault(`Unknown column "${option}". Columns: ${columnNames.map(optionOf).join(', ')}.`);
    }
    const position = header.findIndex((each) => each.trim().toLowerCase() === heading.trim().toLowerCase());
    if (heading.trim() !== '' && position === -1)
      throw new FileFault(
        `The file has no column "${heading}". Its first line has: ${header.map((each) => each.trim()).join(', ')}.`,
      );
    if (position === -1) delete columns[name];
    else columns[name] = position;
  }
  return columns;
}

/** Returns a sentence that says what the columns lack for an import, or undefined when nothing is missing. */
export function faultOfColumns(header: readonly string[], columns: Columns): string | undefined {
  if (header.some(looksLikeData))
    return 'The first line of the file is a person. Put a line of headings above it, such as Name, Role, E-mail and Phone.';
  if (columns.name === undefined && columns.firstName === undefined)
    return 'The first line of the file has no column with names. Put headings such as Name, Role, E-mail and Phone into it, or choose the column that has the names.';
  return undefined;
}

/** Returns the name of a column as an option: "external-id". */
export function optionOf(name: ColumnName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Returns true for what no heading contains: an e-mail address, or the digits of a phone number. */
function looksLikeData(cell: string): boolean {
  return /\S@\S+\.\S/.test(cell) || /(?:\d[\s().-]*){7,}/.test(cell);
}

function plainHeading(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]/g, '');
}
