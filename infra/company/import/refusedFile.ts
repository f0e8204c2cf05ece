import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import { byteOrderMark, refusedHeadings, refusedLine } from '#shared/peopleFile/csvLine.ts';
import { OnboardingError } from '../OnboardingError.ts';

/**
 * Opens the file for the refused rows of an import from `source`. An older file keeps its content until a row is refused. Throws
 * `OnboardingError` when the file cannot be written, or is `source` itself by any name.
 */
export function openRefusedFile(path: string, source: string, header: readonly string[]) {
  const isNew = !existsSync(path);
  let isEmpty = true;
  let file: number | undefined = orRefuse(path, () => openSync(path, 'a'));
  if (isSame(file, source)) {
    closeSync(file);
    throw new OnboardingError(
      `"${path}" is the file that is imported, and refused rows would overwrite it: name another file with --refused.`,
    );
  }

  /** Waits until the rows are written, so that no row is lost unnoticed. */
  function append(text: string): void {
    orRefuse(path, () => {
      // Another worker may still finish its row when the import has failed.
      if (file === undefined) throw new Error('The file is closed');
      if (isEmpty && fstatSync(file).isFile()) ftruncateSync(file);
      appendFileSync(file, isEmpty ? byteOrderMark + refusedHeadings(header) + text : text);
      isEmpty = false;
    });
  }

  return {
    /** Writes a row as it was, with the reason. */
    add: (cells: readonly string[], reason: string) => append(refusedLine(header, cells, reason)),
    /** Closes the file, and removes one that this import created and did not need. */
    close(): void {
      if (file !== undefined) closeSync(file);
      file = undefined;
      if (isNew && isEmpty) rmSync(path, { force: true });
    },
  };
}

function isSame(file: number, source: string): boolean {
  const [one, other] = [fstatSync(file, { bigint: true }), statSync(source, { bigint: true })];
  return one.dev === other.dev && one.ino === other.ino;
}

function orRefuse<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new OnboardingError(
      `Refused rows cannot be saved in "${path}"${code}: name another file with --refused, and run the command again.`,
      { cause },
    );
  }
}
