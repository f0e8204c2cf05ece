import { StartError } from '../database/StartError.ts';

export type StartOptions = {
  /** 0 takes a free one. */
  readonly port: number;
  readonly dataFolder: string;
  /** Companies and members only, no contacts and texts. */
  readonly empty: boolean;
  /** Forget first what was kept. */
  readonly fresh: boolean;
  /** The folder comes from a backup: texts wait until `npm run restore -- settle`. */
  readonly restored?: boolean;
  /** How long the schedule's minute lasts, so that tests need not wait for one. */
  readonly minuteSeconds: number;
};

/** What the person at the keyboard asked for. Throws `StartError` with what would be right. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const unknown = args.find((arg) => !['--empty', '--fresh', '--restored'].includes(arg));
  if (unknown !== undefined) {
    throw new StartError(
      `"${unknown}" is not an option of npm start: there are --empty (no demo data), --fresh (forget what was there) and --restored (texts wait until npm run restore), after "--".`,
    );
  }
  const port = Number(environment['PORT'] ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(
      `PORT is "${environment['PORT']}", which is no port: it must be a number from 0 to 65535, such as 4000.`,
    );
  }
  const minuteSeconds = Number(environment['MINUTE_SECONDS'] ?? 60);
  if (!(minuteSeconds > 0)) {
    throw new StartError('MINUTE_SECONDS must be a number of seconds greater than 0, such as 60.');
  }
  return {
    port,
    dataFolder: environment['DATA_DIR'] || '.local',
    empty: args.includes('--empty'),
    fresh: args.includes('--fresh'),
    restored: args.includes('--restored'),
    minuteSeconds,
  };
}
