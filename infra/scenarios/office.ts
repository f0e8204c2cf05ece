import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { skipStream } from '../local/database/skipStream.ts';
import { openDataFolder } from '../local/database/dataFolder.ts';
import { openEmulatorOffice } from '../emulator/emulatorOffice.ts';
import { enginesOn } from '../local/database/enginesOn.ts';
import { buildCommand } from '../buildProgram.ts';
import { startDatabase } from '../local/database/localDatabase.ts';
import { streamConsumers } from '../local/runtime/connectFunctions.ts';
import { forgetData, localTable } from '../local/runtime/forgetData.ts';
import { dismissOverviews } from './dismissOverviews.ts';
import { findLeaks } from '../privacy/findLeaks.ts';
import { readRequests } from '../privacy/readRequests.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The product as `npm start` runs it, in child processes that can be stopped and killed. */
export type Office = {
  /** The address of the page, the API and the handsets, the same after a restart. */
  readonly origin: string;
  readonly dataFolder: string;
  /** Ends the product as Ctrl-C and a service manager do, and waits for its end. */
  readonly stop: () => Promise<void>;
  /** Ends Node as a crash does. The database engine ends a moment later. */
  readonly kill: () => Promise<void>;
  /** Ends Node and the database engine at once, as a power cut does. */
  readonly killEverything: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Returns the output since the opening. */
  readonly printed: () => string;
  /** Returns what logs, URLs and events of this run should not hold (`infra/privacy`). Nothing for a deployed office. */
  readonly leaks: () => Promise<readonly string[]>;
};

/**
 * Opens an office with a copy of the demo data, to which `past` may add: on this machine, or deployed to an
 * emulator of AWS when the scenarios run there. Close it with `closeOffice`.
 */
export async function demoOffice(
  past?: (store: AdminStore) => Promise<void>,
  quietFromHour?: number,
): Promise<Office> {
  const emulator = inject('emulator');
  if (emulator) return deployedOffice(await openEmulatorOffice(emulator, past));
  const dataFolder = await newDemoFolder();
  if (past) await writePast(dataFolder, past);
  return openOffice({ dataFolder, quietFromHour });
}

/** Stops an office and deletes its data. Throws when its logs, URLs or events hold a phone number or a text of the run (P22). */
export async function closeOffice(office: Office | undefined): Promise<void> {
  if (!office) return;
  await office.stop();
  const leaks = await office.leaks();
  if (office.dataFolder !== '') {
    if (!onEmbeddedEngine) await forgetData(office.dataFolder);
    await rm(office.dataFolder, { recursive: true, force: true });
  }
  if (leaks.length > 0) throw new Error(`Phone numbers or texts leaked (P22):\n${leaks.join('\n')}`);
}

/** Creates a data folder with the demo data. Only the embedded engine's table is in the folder and can be copied. */
export async function newDemoFolder(): Promise<string> {
  const dataFolder = await realpath(await mkdtemp(join(tmpdir(), 'conversations-')));
  if (onEmbeddedEngine) await cp(inject('demoData'), dataFolder, { recursive: true });
  else await loadDemoInto(dataFolder);
  return dataFolder;
}

/** Loads the demo data into an empty data folder, as of a later day: no member sees the overview. */
export async function loadDemoInto(dataFolder: string): Promise<void> {
  const office = await openOffice({ dataFolder });
  await dismissOverviews(office);
  await office.stop();
}

function deployedOffice({
  origin,
  close,
}: {
  readonly origin: string;
  readonly close: () => Promise<void>;
}): Office {
  const onlyHere = () =>
    Promise.reject(new Error('Only an office on this machine can be killed and started again.'));
  return {
    origin,
    dataFolder: '',
    stop: close,
    kill: onlyHere,
    killEverything: onlyHere,
    start: onlyHere,
    printed: () => '',
    leaks: async () => [],
  };
}

/**
 * Starts the product on `dataFolder` at a free port. Its schedule's minute is one second, and so is the
 * interval for noticing that a pause has ended.
 */
export async function openOffice({
  dataFolder,
  quietFromHour = 24,
}: {
  readonly dataFolder: string;
  /**
   * The hour from which automated texts wait for the morning. By default never, so that scenarios pass at any
   * hour.
   */
  readonly quietFromHour?: number | undefined;
}): Promise<Office> {
  let printed = '';
  const observed = join(dataFolder, 'observed.jsonl');
  const command = await buildCommand('infra/local/start.ts');
  let running: ChildProcess | undefined;
  let origin = '';

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [...command, '--built'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: origin === '' ? '0' : new URL(origin).port,
        DATA_DIR: dataFolder,
        OBSERVED_FILE: observed,
        MINUTE_SECONDS: '1',
        PAUSE_CHECK_SECONDS: '1',
        QUIET_FROM_HOUR: String(quietFromHour),
      },
    });
    origin = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        printed += chunk.toString();
        const ready = /^ready (\S+)$/m.exec(printed.slice(before));
        if (ready?.[1]) resolve(ready[1]);
      };
      const before = printed.length;
      started.stdout.on('data', listen);
      started.stderr.on('data', listen);
      started.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`)));
    });
    running = started;
    started.once('exit', (code, signal) => {
      if (running === started)
        console.error(`npm start ended unexpectedly with ${code ?? signal}:\n${printed.slice(-5000)}`);
    });
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ending = running;
    running = undefined;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    await exited;
  }

  await start();
  return {
    get origin() {
      return origin;
    },
    dataFolder,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async killEverything() {
      const engines = enginesOn(join(await realpath(dataFolder), 'database.sqlite'));
      for (const engine of engines) process.kill(engine, 'SIGKILL');
      await end('SIGKILL');
    },
    printed: () => printed,
    async leaks() {
      const written = await readFile(observed, 'utf8').catch(() => '');
      return findLeaks({ printed, requests: readRequests(written) });
    },
  };
}

/** Writes a past on which no function has to act: nothing of it is pushed to a page that is open later. */
async function writePast(dataFolder: string, past: (store: AdminStore) => Promise<void>): Promise<void> {
  const folder = await openDataFolder(dataFolder);
  const database = await startDatabase({ folder, table: localTable });
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  await past(dynamoStore(database.tableName, client));
  const { checkpointFile } = folder;
  await skipStream({ ...database, checkpointFile, consumers: streamConsumers });
  client.destroy();
  await database.stop();
  await folder.close();
}
