import { startRuntime } from '../local/runtime/startRuntime.ts';
import type { ChaosOptions } from './chaosOptions.ts';
import { faultRows } from './faultRows.ts';
import type { FaultName } from './faultKinds.ts';
import { functionHosts } from './functionHosts.ts';
import { faultInterceptor } from './faultInterceptor.ts';

/** Messages from the runtime under chaos to its parent process. */
export type FromRuntime =
  | { readonly happened: FaultName }
  | { readonly databaseAt: string }
  | { readonly carrierAt: string }
  | { readonly struck: readonly string[] }
  | { readonly ready: string };

/** Messages from the parent process. */
export type ToRuntime =
  | { readonly functionsAsk: string }
  | { readonly functionsText: string }
  | { readonly dropReceiptsOf: string }
  | { readonly troubled: boolean };

const tell = (message: FromRuntime) => process.send?.(message);

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
}: ChaosOptions): Promise<void> {
  const rows = faultRows(seed, rates, (happened) => tell({ happened }));
  if (!troubled) rows.pause();
  let proxied: (address: string) => void = () => {};
  const dropped = new Set<string>();
  let wired: (address: string) => void = () => {};
  process.on('disconnect', () => process.exit(1));
  process.on('message', (told: ToRuntime) => {
    if ('functionsAsk' in told) proxied(told.functionsAsk);
    else if ('functionsText' in told) wired(told.functionsText);
    else if ('dropReceiptsOf' in told) dropped.add(told.dropReceiptsOf);
    else if (told.troubled) rows.resume();
    else rows.pause();
  });

  const { origin } = await startRuntime({
    port,
    dataFolder,
    empty: true,
    fresh: false,
    minuteSeconds: Number(process.env['MINUTE_SECONDS']),
    say: (line) => console.log(line),
    onBroken: (sentence) => {
      console.error(sentence);
      process.exit(1);
    },
    seams: {
      runFunctions: () => functionHosts(hostBundle, rows, (struck) => tell({ struck })),
      carrierFor: (carrierAt) =>
        new Promise((resolve) => {
          wired = resolve;
          tell({ carrierAt });
        }),
      databaseFor: (databaseAt) =>
        new Promise((resolve) => {
          proxied = resolve;
          tell({ databaseAt });
        }),
      interceptor: (queues) => faultInterceptor(queues, rows, dropped),
      carrierFaults,
      visibility: { queue: 2, topic: 4 },
    },
  });
  tell({ ready: origin });
}

await run(JSON.parse(process.argv[2] ?? '') as ChaosOptions);
