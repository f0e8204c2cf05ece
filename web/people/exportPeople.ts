import type { ContactList } from '#shared/domain/contact.ts';
import { exportedLine, exportHeadings } from '#shared/peopleFile/exportedPeople.ts';
import { client } from '../api/client.ts';
import { saveFile } from './saveFile.ts';

const lists = ['inspector', 'agent', 'client', 'archived'] as const satisfies readonly ContactList[];

/** Reads everyone page by page, saves them as CSV and returns their number. Rejects when a page cannot be read, because an export must not be incomplete. */
export async function exportPeople(onLoaded: (count: number) => void): Promise<number> {
  const parts: string[] = [exportHeadings];
  let count = 0;
  for (const list of lists) {
    let cursor: string | undefined;
    do {
      const page = await client.exportPeople({ list, ...(cursor && { cursor }) });
      parts.push(page.items.map(exportedLine).join(''));
      count += page.items.length;
      onLoaded(count);
      cursor = page.cursor;
    } while (cursor);
  }
  saveFile(new Blob(parts, { type: 'text/csv' }), 'people.csv');
  return count;
}
