import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProgram } from '../buildProgram.ts';
import { enginesOn } from '../local/database/enginesOn.ts';
import type { Faults } from '../local/phoneNetwork/Faults.ts';
import type { ChaosOptions } from './chaosOptions.ts';
import type { CarrierWire } from './carrierWire.ts';
import type { DatabaseProxy } from './databaseProxy.ts';
import type { FaultName } from './faultKinds.ts';
import type { Database, FromRuntime, ToRuntime } from './underChaos.ts';

type Options = Pick<ChaosOptions, 'dataFolder' | 'hostBundle' | 'seed' | 'rates'> & {
  readonly proxy: DatabaseProxy;
  readonly wire: CarrierWire;
  /** Texts whose process was killed during delivery, or that a second run received meanwhile. */
  readonly struck: (messageIds: readonly string[]) => void;
  /** A text whose last receipt was dropped on its way to the function. */
  readonly receiptDropped: (messageId: string) => void;
  readonly happened: (name: FaultName) => void;
};

export type RuntimeProcess = {
  /** Stays the same after a restart. */
  readonly origin: string;
  readonly dataFolder: string;
  /** Increases with each start. */
  readonly life: () => number;
  /** The database itself, without the proxy, for the run's checks. */
  readonly database: () => Database;
  readonly makeTrouble: (troubled: boolean) => void;
  /** Drops every receipt of this text from now on. */
  readonly dropReceiptsOf: (messageId: string) => void;
  /** Kills the runtime, alone or with the database engine, and starts it again. */
  readonly killAndStart: (everything: boolean, carrierFaults: Faults) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Shortens every delay that takes minutes or hours in production to seconds. */
const settings = {
  MINUTE_SECONDS: '1',
  QUIET_FROM_HOUR: '24',
  MEMBER_REQUESTS_PER_MINUTE: '1000000',
  AUTOMATION_REQUESTS_PER_MINUTE: '1000000',
  QUEUED_CHECK_SECONDS: '2',
  CLAIM_LOST_SECONDS: '4',
  // A day, as in production. A host whose clock is an hour ahead must not give up what was just accepted.
  GIVE_UP_SECONDS: '86400',
  OVERTAKEN_SECONDS: '0.5',
  FIRST_PAUSE_SECONDS: '1',
  MAX_PAUSE_SECONDS: '2',
  PAUSE_CHECK_SECONDS: '1',
  OPT_OUT_REMOVAL_RETRY_SECONDS: '2',
  CARRIER_TIMEOUT_SECONDS: '0.7',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** Starts the runtime under chaos in a child process. Its output goes to a log beside the data folder. */
export async function runtimeProcess(options: Options): Promise<RuntimeProcess> {
  const { dataFolder, proxy, wire, happened, struck, receiptDropped } = options;
  const program = await buildProgram('underChaos');
  const log = openSync(`${dataFolder}.log`, 'a');
  let child: ChildProcess | undefined;
  let origin = '';
  let lives = 0;
  let database: Database = { endpoint: '', tableName: '' };
  let troubled = false;
  let isClockWrong = false;
  const dropped = new Set<string>();

  async function start(carrierFaults?: Faults): Promise<void> {
    lives += 1;
    const { hostBundle, rates } = options;
    const port = origin === '' ? 0 : Number(new URL(origin).port);
    const chaosOptions: ChaosOptions = {
      dataFolder,
      hostBundle,
      rates,
      port,
      seed: `${options.seed} ${lives}`,
      carrierFaults,
      troubled,
      isClockWrong,
    };
    const started = fork(program, [JSON.stringify(chaosOptions)], {
      execArgv: ['--max-semi-space-size=4'],
      env: { ...process.env, ...settings },
      stdio: ['ignore', log, log, 'ipc'],
    });
    child = started;
    origin = await new Promise<string>((resolve, reject) => {
      started.on('message', (message: FromRuntime) => {
        if ('happened' in message) {
          isClockWrong ||= message.happened === 'clockAhead';
          happened(message.happened);
        } else if ('struck' in message) struck(message.struck);
        else if ('receiptDropped' in message) receiptDropped(message.receiptDropped);
        else if ('ready' in message) resolve(message.ready);
        else if ('carrierAt' in message) {
          wire.lead(message.carrierAt);
          send({ functionsText: wire.origin });
          for (const messageId of dropped) send({ dropReceiptsOf: messageId });
        } else {
          database = message.databaseAt;
          proxy.lead(database.endpoint);
          send({ functionsAsk: proxy.origin });
        }
      });
      started.once('exit', (code) =>
        reject(new Error(`The runtime ended with ${code}: see ${dataFolder}.log`)),
      );
    });
  }

  function send(message: ToRuntime): void {
    if (child?.connected) child.send(message, () => {});
  }

  async function end(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async function endEngines(): Promise<void> {
    const file = join(await realpath(dataFolder), 'database.sqlite');
    for (const engine of enginesOn(file)) process.kill(engine, 'SIGKILL');
  }

  await start().catch(async (error: unknown) => {
    await endEngines();
    throw error;
  });
  return {
    origin,
    dataFolder,
    life: () => lives,
    database: () => database,
    makeTrouble(wanted) {
      troubled = wanted;
      send({ troubled });
    },
    dropReceiptsOf(messageId) {
      dropped.add(messageId);
      send({ dropReceiptsOf: messageId });
    },
    async killAndStart(everything, carrierFaults) {
      if (everything) await endEngines();
      await end();
      await start(carrierFaults);
    },
    async stop() {
      await end();
      await endEngines();
    },
  };
}
