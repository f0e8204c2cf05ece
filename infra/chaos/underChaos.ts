import type { LocalDatabase } from '../local/database/localDatabase.ts';
import { startRuntime } from '../local/runtime/startRuntime.ts';
import type { ChaosOptions } from './chaosOptions.ts';
import { faultRows } from './faultRows.ts';
import { faultyQueues } from './faultyQueues.ts';
import type { FaultName } from './faultKinds.ts';
import { functionHosts } from './functionHosts.ts';
import { faultInterceptor } from './faultInterceptor.ts';

/** The runtime's database, for checks that do not go through the proxy. */
export type Database = Pick<LocalDatabase, 'endpoint' | 'tableName'>;

/** Messages from the runtime under chaos to its parent process. */
export type FromRuntime =
  | { readonly happened: FaultName }
  | { readonly databaseAt: Database }
  | { readonly carrierAt: string }
  | { readonly struck: readonly string[] }
  | { readonly receiptDropped: string }
  | { readonly ready: string };

/** Messages from the parent process. */
export type ToRuntime =
  | { readonly functionsAsk: string }
  | { readonly functionsText: string }
  | { readonly dropReceiptsOf: string }
  | { readonly troubled: boolean };

const send = (message: FromRuntime) => process.send?.(message);

/**
 * Runs the local runtime with faults between its parts, in a child process that can be killed with everything
 * in it.
 */
async function run({
  dataFolder,
  port,
  hostBundle,
  seed,
  rates,
  carrierFaults,
  troubled,
  isClockWrong,
}: ChaosOptions): Promise<void> {
  const rows = faultRows(seed, rates, (happened) => send({ happened }));
  if (!troubled) rows.pause();
  let proxied: (address: string) => void = () => {};
  const dropped = new Set<string>();
  let wired: (address: string) => void = () => {};
  process.on('disconnect', () => process.exit(1));
  process.on('message', (message: ToRuntime) => {
    if ('functionsAsk' in message) proxied(message.functionsAsk);
    else if ('functionsText' in message) wired(message.functionsText);
    else if ('dropReceiptsOf' in message) dropped.add(message.dropReceiptsOf);
    else if (message.troubled) rows.resume();
    else rows.pause();
  });

  const { origin } = await startRuntime({
    port,
    dataFolder,
    empty: true,
    fresh: false,
    minuteSeconds: Number(process.env['MINUTE_SECONDS']),
    print: (line) => console.log(line),
    onBroken: (sentence) => {
      console.error(sentence);
      process.exit(1);
    },
    seams: {
      runFunctions: () => functionHosts(hostBundle, rows, (struck) => send({ struck }), isClockWrong),
      carrierFor: (carrierAt) =>
        new Promise((resolve) => {
          wired = resolve;
          send({ carrierAt });
        }),
      databaseFor: ({ endpoint, tableName }) =>
        new Promise((resolve) => {
          proxied = resolve;
          send({ databaseAt: { endpoint, tableName } });
        }),
      queuesFor: (endpoint) => faultyQueues(endpoint, rows),
      interceptor: (queues) =>
        faultInterceptor(queues, rows, dropped, (receiptDropped) => send({ receiptDropped })),
      carrierFaults,
      visibility: { queue: 2, topic: 4 },
    },
  });
  send({ ready: origin });
}

await run(JSON.parse(process.argv[2] ?? '') as ChaosOptions);
