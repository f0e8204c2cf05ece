import { rename, writeFile } from 'node:fs/promises';

/** Writes a JSON file of the data folder in one step, so that no reader gets half of it. Only its owner may read it. */
export async function replaceJson(file: string, value: unknown): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
