import { StartError } from '../database/StartError.ts';
import { dataFolderOf } from './dataFolderOf.ts';

export type StartOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  readonly dataFolder: string;
  /** Creates companies and members only, without contacts and texts. */
  readonly empty: boolean;
  /** Deletes the stored data first. */
  readonly fresh: boolean;
  /** Runs the sources as they are now, whatever is changed later. */
  readonly built: boolean;
  /** The folder comes from a backup, so texts wait until `npm run restore -- settle`. */
  readonly restored?: boolean;
  /** The length of the schedule's minute in seconds, so that tests need not wait for one. */
  readonly minuteSeconds: number;
};

/** Reads the arguments and the environment. Throws `StartError` with a sentence that says what is valid. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const unknown = args.find((arg) => !['--built', '--empty', '--fresh', '--restored'].includes(arg));
  if (unknown !== undefined) {
    throw new StartError(
      `Unknown option "${unknown}" of npm start. Options, after "--": --built (take up no saved changes), --empty (no demo data), --fresh (delete the stored data first), --restored (texts wait until npm run restore).`,
    );
  }
  const port = Number(environment['PORT'] ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(
      `PORT is "${environment['PORT']}", which is not a port: use a number from 0 to 65535, such as 4000.`,
    );
  }
  const minuteSeconds = Number(environment['MINUTE_SECONDS'] ?? 60);
  if (!(minuteSeconds > 0)) {
    throw new StartError('MINUTE_SECONDS must be a number of seconds greater than 0, such as 60.');
  }
  return {
    port,
    dataFolder: dataFolderOf(environment),
    empty: args.includes('--empty'),
    fresh: args.includes('--fresh'),
    built: args.includes('--built'),
    restored: args.includes('--restored'),
    minuteSeconds,
  };
}
