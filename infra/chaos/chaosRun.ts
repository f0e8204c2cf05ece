import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboundTexts } from '#functions/messages/outboundTexts.ts';
import { actors } from './acts.ts';
import { bundleHost } from './bundleHost.ts';
import { carrierTrouble } from './carrierTrouble.ts';
import { assembleCast } from './cast.ts';
import { compare, type Comparison } from './compare.ts';
import { databaseProxy } from './databaseProxy.ts';
import { ratesFor, type FaultName } from './faultKinds.ts';
import { faultRows } from './faultRows.ts';
import { gather } from './gather.ts';
import { logbook as newLogbook } from './logbook.ts';
import { optOutWatch } from './optOutWatch.ts';
import { perform } from './perform.ts';
import { planOf } from './plan.ts';
import type { RunOptions } from './readRun.ts';
import { runtimeProcess, type RuntimeProcess } from './runtimeProcess.ts';
import { quickPace } from './quickPace.ts';
import { lineLengthAt, settle } from './settle.ts';

export type RunResult = Comparison & {
  readonly happened: ReadonlyMap<FaultName, number>;
  readonly redriven: number;
  /** How often a STOP was seen to be committed. */
  readonly stops: number;
  readonly quiet: boolean;
  readonly dataFolder: string;
  readonly seconds: number;
};

/**
 * 1 Start the runtime on a fresh folder, in peace. 2 Assemble people. 3 Trouble begins: act the plan. 4 Trouble ends: wait
 * until quiet. 5 Compare what handsets got with what the API says. Whoever calls it removes the folder.
 */
export async function chaosRun(
  { messages, seed, faults }: RunOptions,
  say: (line: string) => void,
): Promise<RunResult> {
  const beganAt = Date.now();
  const happened = new Map<FaultName, number>();
  const count = (name: FaultName, times = 1) => happened.set(name, (happened.get(name) ?? 0) + times);
  const rates = ratesFor(faults, messages);
  const dataFolder = await mkdtemp(join(tmpdir(), 'conversations-chaos-'));
  const watch = optOutWatch();
  const rows = faultRows(`${seed} database`, rates, count);
  rows.pause();
  const proxy = await databaseProxy(rows, watch.observe);
  try {
    const hostBundle = await bundleHost(dataFolder);
    const starting = {
      dataFolder: join(dataFolder, 'data'),
      hostBundle,
      seed,
      rates,
      proxy,
      happened: count,
    };
    const runtime = await runtimeProcess(starting);
    try {
      return await troubled(runtime);
    } finally {
      await runtime.stop();
    }
  } finally {
    proxy.close();
  }

  async function troubled(runtime: RuntimeProcess): Promise<RunResult> {
    const { origin } = runtime;
    await quickPace(runtime.databaseEndpoint());
    const contacts = Math.max(16, Math.ceil(messages / 40));
    const cast = await assembleCast({ origin, dataFolder: runtime.dataFolder }, contacts);
    const logbook = newLogbook();
    cast.contacts.forEach(logbook.visit);
    const carrier = carrierTrouble(origin, seed, rates, count);

    say(`Trouble begins: ${messages} texts, ${contacts} contacts, seed ${seed}`);
    rows.resume();
    runtime.makeTrouble(true);
    await carrier.begin();
    const act = actors({ cast, logbook, runtime, carrier, happened: count });
    await perform(planOf({ seed, messages, contacts, rates }), act, () =>
      lineLengthAt(origin, outboundTexts.name),
    );

    say(`Trouble ends after ${secondsSince(beganAt)} s`);
    rows.pause();
    runtime.makeTrouble(false);
    await carrier.end();
    let redriven = 0;
    const quiet = await settle({
      origin,
      databaseEndpoint: runtime.databaseEndpoint(),
      lastArrival: () => lastArrivalAt(origin),
      redriven: (letters) => {
        redriven += letters;
      },
    });
    say(`${quiet ? 'Quiet' : 'Not quiet'} after ${secondsSince(beganAt)} s`);
    const comparison = compare(await gather(origin, logbook), logbook.sent, watch.knewOfStop);
    const seconds = secondsSince(beganAt);
    return { ...comparison, happened, redriven, stops: watch.stops(), quiet, dataFolder, seconds };
  }
}

function secondsSince(time: number): number {
  return Math.round((Date.now() - time) / 100) / 10;
}

async function lastArrivalAt(origin: string): Promise<number> {
  const handsets = (await (await fetch(`${origin}/phone/api/handsets`)).json()) as readonly {
    readonly lastMessage: { readonly at: string } | null;
  }[];
  return Math.max(0, ...handsets.map(({ lastMessage }) => Date.parse(lastMessage?.at ?? '1970-01-01')));
}
