import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openJournal, type Journal } from './journal.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  path = join(folder, 'story.journal');
});
/** Node warns about a file that is not closed, and some tests open a journal again as after a crash. */
let journals: Journal<string>[] = [];
afterEach(async () => {
  await Promise.all(journals.map((journal) => journal.close()));
  journals = [];
  await rm(folder, { recursive: true, force: true });
});

async function opened(): Promise<Journal<string>> {
  const journal = await openJournal(path, (value) => value as string);
  journals.push(journal);
  return journal;
}

describe('a journal', () => {
  test('returns its entries in order when it is opened again', async () => {
    const first = await opened();
    await Promise.all([first.append('one'), first.append('two'), first.append('three')]);
    await first.close();
    expect((await opened()).entries).toEqual(['one', 'two', 'three']);
  });

  test('has an entry on disk when append resolves', async () => {
    const journal = await opened();
    await journal.append('one');
    expect(await readFile(path, 'utf8')).toBe('"one"\n');
    await journal.close();
  });

  test('drops a last line that a power cut left torn, and writes the next one after the whole lines', async () => {
    await writeFile(path, '"one"\n"two"\n"thr');
    const journal = await opened();
    expect(journal.entries).toEqual(['one', 'two']);
    await journal.append('four');
    await journal.close();
    expect((await opened()).entries).toEqual(['one', 'two', 'four']);
  });

  test('drops a torn line even if it ends inside a letter', async () => {
    const torn = Buffer.from('"Zoë"').subarray(0, 4);
    await writeFile(path, Buffer.concat([Buffer.from('"Zoë"\n'), torn]));
    expect((await opened()).entries).toEqual(['Zoë']);
  });

  test('names the file and the line that it cannot read, and changes nothing', async () => {
    await writeFile(path, '"one"\n"tw\n"three"\n');
    await expect(opened()).rejects.toThrow(`Line 2 of the journal ${path} cannot be read`);
    expect(await readFile(path, 'utf8')).toBe('"one"\n"tw\n"three"\n');
  });

  test('holds only current entries after a rewrite, and later ones after them', async () => {
    const journal = await opened();
    await journal.append('one');
    await journal.append('two');
    await journal.rewrite(() => ['two']);
    await journal.append('three');
    await journal.close();
    expect((await opened()).entries).toEqual(['two', 'three']);
  });

  test('asks for the current entries when it writes them, not when the rewrite is requested', async () => {
    const journal = await opened();
    const current: string[] = [];
    const add = (entry: string) => {
      current.push(entry);
      return journal.append(entry);
    };
    const one = add('one');
    const rewritten = journal.rewrite(() => current);
    await Promise.all([one, rewritten, add('two')]);
    await journal.close();
    expect((await opened()).entries).toEqual(['one', 'two']);
  });

  test('keeps the old entries after a killed rewrite', async () => {
    const journal = await opened();
    await journal.append('one');
    await journal.close();
    await appendFile(`${path}.new`, '"half of the new sto');
    expect((await opened()).entries).toEqual(['one']);
  });

  test('refuses an entry with a sentence once it is closed', async () => {
    const journal = await opened();
    await journal.close();
    await expect(journal.append('late')).rejects.toThrow('is closed and accepts no more entries');
  });
});
