import { memberApi } from '../../scenarios/memberApi.ts';
import type { PicturePage } from '../PicturePage.ts';
import type { PictureOffice } from '../pictureOffice.ts';
import { dialogBehind, kim, type View } from './View.ts';

export const peopleViews: readonly View[] = [
  { name: 'people', open: ({ go }) => go('/people') },
  { name: 'add-person', open: dialogBehind('/people', 'Add person') },
];

/** Show the parts of the People page that only an admin sees. */
export const adminPeopleViews: readonly View[] = [
  { name: 'import', open: ({ go }) => go('/people?import') },
  { name: 'import-preview', open: (member) => importPreview(member, /To add$/) },
  { name: 'import-preview-archived', open: (member) => importPreview(member, /To change$/) },
  {
    name: 'erase-person',
    open: async ({ go, page }) => {
      await go('/people');
      await page.getByRole('main').getByRole('search').getByRole('textbox').fill('Carol');
      await page.getByRole('button', { name: 'Edit Carol Whitfield' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Erase…' }).click();
      await page.getByText('Erase Carol Whitfield for good?').scrollIntoViewIfNeeded();
    },
  },
];

const archived = { contactId: 'con_archived', name: 'Otto Lindgren', email: 'otto@example.com' } as const;
const file = `Conversations ID,Name,Role,Agency,E-mail,Phone,Notes
,Wilhelmina Achterberg-Castellanos,Client,,wilhelmina@example.com,(555) 010-7471,Gate code 4711
,Ola Berg,Agent,Lakeside Realty,ola@example.com,(555) 010-7472,
,Pat Quinn,Client,,pat@example.com,,
,Zed Young,Client,,zed@,(555) 010-7473,
${archived.contactId},${archived.name},Client,Lakeside Realty,${archived.email},(555) 010-7474,
`;

/** Archives a person whom the imported file names. */
export async function archivePerson(office: PictureOffice): Promise<void> {
  const api = await memberApi(office, kim);
  await api.putContact({ ...archived, role: 'client', phone: '(555) 010-7474' });
  await api.archiveContact({ contactId: archived.contactId });
}

async function importPreview({ go, page }: PicturePage, outcome: RegExp): Promise<void> {
  await go('/people?import');
  const chosen = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) };
  await page.locator('input[type="file"]').first().setInputFiles(chosen);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: /^Import \d+ (person|people)/ }).waitFor();
  await main.getByRole('button', { name: outcome }).click();
  await main.getByRole('listitem').last().scrollIntoViewIfNeeded();
}
