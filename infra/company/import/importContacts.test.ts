import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { link, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isRefused } from '#shared/domain/refusal.ts';
import { mostRows } from '#shared/peopleFile/readCsv.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { newCompany, newContact } from '#testing/testStore.ts';
import { testDeployment, type TestDeployment } from '#testing/testDeployment.ts';
import { OnboardingError } from '../OnboardingError.ts';
import { importContacts, type ImportOptions } from './importContacts.ts';

let here: TestDeployment;
let folder: string;
let company: CompanyWithSecret;
beforeAll(async () => {
  [here, folder] = await Promise.all([testDeployment(), mkdtemp(join(tmpdir(), 'import-'))]);
});
beforeEach(async () => {
  company = await newCompany(here.store);
});
afterAll(() => Promise.all([here?.close(), rm(folder, { recursive: true, force: true })]));

const refusedFile = () => join(folder, 'refused.csv');

async function linkTo(source: string, make: typeof link): Promise<string> {
  const path = join(folder, 'other.csv');
  await rm(path, { force: true });
  await make(source, path);
  return path;
}

async function importing(
  content: string | Buffer,
  options: Partial<ImportOptions> = {},
  stop?: AbortSignal,
): Promise<readonly string[]> {
  const file = join(folder, 'people.csv');
  await rm(refusedFile(), { force: true });
  await writeFile(file, content);
  const lines: string[] = [];
  await importContacts(
    here.deployment,
    { company: company.companyId, file, refused: refusedFile(), dryRun: false, ...options },
    (line) => lines.push(line),
    stop,
  );
  return lines;
}

async function people() {
  const page = await here.store.listContacts(company.companyId);
  if (isRefused(page)) throw new Error('The list was refused');
  return page.items;
}

const file = `Contact ID,Full Name,Type,E-mail,Phone,Cell
7,Ana Moreno,Buyer,ana@example.com,(555) 010-2214,
8,Dana Reyes,Inspector,dana@example.com,,555 010 3001
9,Priya Watanabe,Realtor,,555-010-7702,
`;

describe('an import', () => {
  test('guesses the columns, adds each person, and changes nothing when it is repeated', async () => {
    const lines = await importing(file);
    expect(lines).toEqual([
      'Columns: external-id = Contact ID, name = Full Name, role = Type, email = E-mail, phone = Phone, mobile = Cell',
      'Done: 3 added, 0 changed, 0 left as they are, 0 refused.',
    ]);
    const before = await people();
    expect(before).toMatchObject([
      { name: 'Ana Moreno', role: 'client', texting: { number: '+15550102214' } },
      { name: 'Dana Reyes', role: 'inspector', texting: { number: '+15550103001' } },
      { name: 'Priya Watanabe', role: 'agent', texting: { number: '+15550107702' } },
    ]);
    expect(await importing(file)).toContain('Done: 0 added, 0 changed, 3 left as they are, 0 refused.');
    expect(await people()).toEqual(before);
  });

  test('changes the person with the same external id, else e-mail, else number and name', async () => {
    await importing(file);
    await newContact(here.store, company, { name: 'Luis Moreno', email: 'luis@example.com' });
    const tom = await newContact(here.store, company, { name: 'Tom Becker' });
    await importing(`Contact ID,Name,Role,E-mail,Phone,Agency
7,Ana Silva,client,ana@example.com,(555) 010-2214,
,Luis Moreno,client,LUIS@example.com,(555) 010-2299,
,Tom Becker,client,,${tom.number},Becker Homes
`);
    expect(await people()).toHaveLength(5);
    expect(await people()).toMatchObject([
      { name: 'Ana Silva' },
      { name: 'Dana Reyes' },
      { name: 'Luis Moreno', phone: '(555) 010-2299' },
      { name: 'Priya Watanabe' },
      { name: 'Tom Becker', agency: 'Becker Homes' },
    ]);
  });

  test('says how many of its people are archived, because it restores no one', async () => {
    await importing(file);
    const [ana] = await people();
    await here.store.archiveContact(company.companyId, ana?.contactId ?? '', true, new Date());
    expect((await importing(file)).slice(1)).toEqual([
      'Done: 0 added, 0 changed, 3 left as they are, 0 refused.',
      'Archived, and not restored: 1. Restore them on the People page.',
    ]);
    expect(await people()).toHaveLength(2);
  });

  test('keeps two people with one number apart, and a person who is in the file twice once', async () => {
    await importing(`Name,Role,Phone
Ana Moreno,client,(555) 010-2214
Luis Moreno,client,(555) 010-2214
Ana Moreno,client,(555) 010-2214
`);
    expect((await people()).map(({ name }) => name)).toEqual(['Ana Moreno', 'Luis Moreno']);
  });

  test('tells what it would do without doing it', async () => {
    expect(await importing(file, { dryRun: true })).toContain(
      'Would be: 3 added, 0 changed, 0 left as they are, 0 refused.',
    );
    expect(await people()).toEqual([]);
  });

  test('that is stopped continues when it is repeated', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `${index},Person ${index},client`).join('\n');
    const stop = new AbortController();
    stop.abort();
    expect(await importing(`id,name,role\n${rows}\n`, {}, stop.signal)).toContain(
      'Stopped. Run the same command again to continue.',
    );
    await importing(`id,name,role\n${rows}\n`);
    expect(await here.store.listContacts(company.companyId, { list: 'client' })).toMatchObject({
      cursor: expect.any(String),
    });
  });

  test('takes columns that are named by hand, and a role for rows without one', async () => {
    await importing('Who;Reach\nAna Moreno;(555) 010-2214\n', {
      role: 'client',
      columns: ['name=Who', 'phone=Reach'],
    });
    expect(await people()).toMatchObject([{ name: 'Ana Moreno', role: 'client', phone: '(555) 010-2214' }]);
  });
});

describe('a row that cannot be imported', () => {
  test.each([
    ['no name', ',client,,(555) 010-2214', 'The name is missing.'],
    ['no role', 'Ana,,,', 'The role is missing: enter inspector, agent or client.'],
    ['an unknown role', 'Ana,plumber,,', '“plumber” is not a role: enter inspector, agent or client.'],
    ['a number that cannot be texted', 'Ana,client,,12', 'The phone number “12” cannot be texted'],
    [
      'a number shorter than any phone number',
      'Ana,client,,+49 1234',
      'The phone number “+49 1234” cannot be texted',
    ],
    ['no e-mail address', 'Ana,client,ana@,', 'The e-mail is not an address such as ana@example.com.'],
  ])('with %s is saved with the reason, and the others are imported', async (_, row, reason) => {
    const lines = await importing(`Name,Role,E-mail,Phone\n${row}\nLi Wei,agent,,\n`);
    expect(lines).toContain('Done: 1 added, 0 changed, 0 left as they are, 1 refused.');
    expect(await readFile(refusedFile(), 'utf8')).toContain(reason);
    expect((await people()).map(({ name }) => name)).toEqual(['Li Wei']);
  });

  test('because another row has other details of the same person is saved, and an equal row is left', async () => {
    const lines = await importing(`Name,Role,E-mail,Agency
Ana Moreno,client,ana@example.com,Moreno Homes
Luis Moreno,client,ANA@example.com,
Ana Moreno,client,ana@example.com,Moreno Homes
`);
    expect(lines).toContain('Done: 1 added, 0 changed, 1 left as they are, 1 refused.');
    expect(await readFile(refusedFile(), 'utf8')).toContain('Line 2 is about the same person');
    expect(await people()).toMatchObject([{ name: 'Ana Moreno' }]);
  });

  test('with a formula is saved as text, and imported as it was typed', async () => {
    await importing("Name,Role,Agency\n=1+1,client,\n=2+2,nobody,\n'=3+3,client,\n");
    expect(await readFile(refusedFile(), 'utf8')).toContain("'=2+2");
    expect((await people()).map(({ name }) => name)).toEqual(['=1+1', '=3+3']);
  });
});

describe('the file for refused rows', () => {
  const rows = 'Name,Role\nAna,plumber\nLi Wei,agent\n';

  test.each([
    ['in a folder that does not exist', () => join(folder, 'missing', 'refused.csv'), 'ENOENT'],
    ['that is a folder', () => folder, 'EISDIR'],
    ['below a file', () => join(folder, 'people.csv', 'refused.csv'), 'ENOTDIR'],
  ])('%s is refused before the first row', async (_, path, code) => {
    const refusal = await importing(rows, { refused: path() }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OnboardingError);
    expect(String(refusal)).toContain(
      `cannot be saved in "${path()}" (${code}): name another file with --refused`,
    );
    expect(await people()).toEqual([]);
  });

  test.each([
    ['its own name', async () => join(folder, 'people.csv')],
    ['a longer path', async () => `${folder}/./people.csv`],
    ['a symbolic link', (source: string) => linkTo(source, symlink)],
    ['a hard link', (source: string) => linkTo(source, link)],
  ])('is never the imported file, by %s', async (_, name) => {
    const source = join(folder, 'people.csv');
    await writeFile(source, rows);
    const refused = await name(source);
    await expect(importing(rows, { refused })).rejects.toThrow(/is the file that is imported/);
    expect(await readFile(source, 'utf8')).toBe(rows);
    expect(await people()).toEqual([]);
  });

  test.runIf(existsSync('/dev/full'))('that is full ends the import with a sentence', async () => {
    const refusal = await importing(rows, { refused: '/dev/full' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OnboardingError);
    expect(String(refusal)).toContain('(ENOSPC)');
  });

  test('is not left behind when no row was refused', async () => {
    await importing(file);
    expect(existsSync(refusedFile())).toBe(false);
  });

  test('keeps the rows of an older import until a row is refused', async () => {
    const older = join(folder, 'older.csv');
    await writeFile(older, 'from an older import, longer than what follows');
    await importing(file, { refused: older });
    expect(await readFile(older, 'utf8')).toBe('from an older import, longer than what follows');
    await importing(rows, { refused: older });
    expect(await readFile(older, 'utf8')).toMatch(/^\ufeffName,Role,.*\r?\nAna,plumber,/);
    expect(await readFile(older, 'utf8')).not.toContain('older import');
  });
});

describe('a file', () => {
  const text = 'Name,Role,Agency\nZoë Müller,client,Café – Ñandú\n';
  const windows1252 = Buffer.from(
    [...text].map((character) => (character === '–' ? 0x96 : character.charCodeAt(0))),
  );
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little-endian', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows-1252', windows1252],
  ])('in %s keeps its letters', async (_, content) => {
    await importing(content);
    expect(await people()).toMatchObject([{ name: 'Zoë Müller', agency: 'Café – Ñandú' }]);
  });

  test.each([
    ['that is empty', '', /is empty/],
    [
      'without headings',
      'Ana Moreno,client,(555) 010-2214\n',
      /is a person\. Put a line of headings above it/,
    ],
    ['whose headings name no person', 'Who,Role\nAna,client\n', /no column with names/],
    ['with a quotation mark that never ends', 'Name,Role\nLi,agent\n"Ana,client\n', /line 3 .* never closed/],
    [
      'with a quotation mark that never ends before many rows',
      `Name,Role\nLi,agent\n"Ana,client\n${'Tom,client\n'.repeat(20_000)}`,
      /line 3 .* never closed/,
    ],
    ['with a quotation mark within a cell', 'Name,Role\nLi,agent\n"Ana" M,client\n', /line 3 is not CSV/],
    ['that is a workbook', Buffer.from('PK\x03\x04\x00\x00'), /is a workbook\. Save it as CSV/],
    ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), /is not a text file/],
    ['with more rows than one import takes', `Name\n${'A\n'.repeat(mostRows + 1)}`, /more than 250,000 rows/],
  ])('%s is refused with what would be right', async (_, content, sentence) => {
    await expect(importing(content)).rejects.toThrow(sentence);
    expect(await people()).toEqual([]);
  });
});

test('the heap of the command is large enough to remember whom the rows of the longest file are about', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { company: string } };
  const options = scripts.company.split(' ').slice(1, -1);
  const remember = `
    import { seenPeople } from '#shared/peopleFile/seenPeople.ts';
    const people = seenPeople();
    const keyOf = (kind, row) => (kind + row + 'twelve chars').slice(0, 12);
    for (let row = 0; row < ${mostRows}; row += 1) people.add(['a', 'b', 'c'].map((kind) => keyOf(kind, row)), row, ['Ana']);
    console.log('remembered');
  `;
  const { stdout } = await promisify(execFile)('node', [...options, '--input-type=module', '-e', remember]);
  expect(options).toContain('--max-old-space-size=128');
  expect(stdout).toBe('remembered\n');
});
