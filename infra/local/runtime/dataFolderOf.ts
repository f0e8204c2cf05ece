/**
 * Returns the data folder that the environment names, else the default one. It has a folder of its own in `.local`, because other
 * commands keep their files there too, and `--fresh` deletes everything in the data folder.
 */
export function dataFolderOf(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['DATA_DIR'] || '.local/data';
}
