import { open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

export type Journal<Entry> = {
  /** The entries at opening, in order. */
  readonly entries: readonly Entry[];
  /** Resolves when the entry is on disk. Entries that wait together are written together. */
  readonly append: (entry: Entry) => Promise<void>;
  /**
   * Replaces all entries written so far with the result of `current`. Calls it at the moment of writing. Its
   * result must include entries that are being appended at that moment, because their lines may already be
   * among the replaced ones.
   */
  readonly rewrite: (current: () => readonly Entry[]) => Promise<void>;
  /** Writes the waiting entries. Do not append afterwards. */
  readonly close: () => Promise<void>;
};

/**
 * Opens a file of JSON lines that only grows, and creates it when absent. Drops a last line that a killed
 * process left torn, because its write was never answered. Throws a sentence with file and line for any other
 * line that `parse` refuses, because guessing would lose data.
 */
export async function openJournal<Entry>(
  path: string,
  parse: (value: unknown) => Entry,
): Promise<Journal<Entry>> {
  const { entries, wholeBytes } = await readEntries(path, parse);
  let file = await open(path, 'a');
  await file.truncate(wholeBytes);
  await syncFolder(dirname(path));

  let waiting: string[] = [];
  let writing: Promise<void> | undefined;
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** Runs one operation on the file at a time. A failure of one does not affect the next. */
  function next<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = tail.then(act);
    tail = result.catch(() => {});
    return result;
  }

  async function write(): Promise<void> {
    const lines = waiting;
    waiting = [];
    writing = undefined;
    await file.appendFile(lines.join(''));
    await file.datasync();
  }

  function refuseIfClosed(): void {
    if (closed) throw new Error(`The journal ${path} is closed and accepts no more entries`);
  }

  return {
    entries,
    async append(entry) {
      refuseIfClosed();
      waiting.push(`${JSON.stringify(entry)}\n`);
      writing ??= next(write);
      await writing;
    },
    async rewrite(current) {
      refuseIfClosed();
      await next(async () => {
        const replacement = await writeWhole(`${path}.new`, current());
        await rename(`${path}.new`, path);
        await syncFolder(dirname(path));
        await file.close();
        file = replacement;
      });
    },
    async close() {
      if (closed) return;
      closed = true;
      await next(() => file.close());
    },
  };
}

async function writeWhole(path: string, entries: readonly unknown[]): Promise<FileHandle> {
  const file = await open(path, 'w');
  await file.writeFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  await file.sync();
  await file.close();
  return open(path, 'a');
}

async function readEntries<Entry>(
  path: string,
  parse: (value: unknown) => Entry,
): Promise<{ entries: Entry[]; wholeBytes: number }> {
  const text = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const wholeBytes = text.lastIndexOf('\n') + 1;
  const lines = text.subarray(0, wholeBytes).toString('utf8').split('\n').slice(0, -1);
  const entries = lines.map((line, lineIndex) => {
    try {
      return parse(JSON.parse(line));
    } catch (cause) {
      throw new Error(
        `Line ${lineIndex + 1} of the journal ${path} cannot be read: repair that line, or delete it and lose its entry`,
        { cause },
      );
    }
  });
  return { entries, wholeBytes };
}

/** A new name is durable only when its folder is on disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
