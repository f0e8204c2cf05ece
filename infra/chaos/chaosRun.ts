import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboundTexts } from '#functions/messages/outboundTexts.ts';
import { buildProgram } from '../buildProgram.ts';
import { actors } from './acts.ts';
import { carrierWire, type WireCall } from './carrierWire.ts';
import { carrierTrouble } from './carrierTrouble.ts';
import { assembleCast } from './cast.ts';
import { countUnconfirmed, unexplained } from './causes.ts';
import { compare, type Comparison } from './compare.ts';
import { databaseProxy } from './databaseProxy.ts';
import { ratesFor, type FaultName } from './faultKinds.ts';
import { faultRows } from './faultRows.ts';
import { copiesWithinGaps, forwardingGaps, notForwarded } from './forwarding.ts';
import { gather } from './gather.ts';
import { inboundWatch } from './inboundWatch.ts';
import { logbook as newLogbook } from './logbook.ts';
import { neverPublished } from './lostReceipts.ts';
import { optOutWatch } from './optOutWatch.ts';
import { perform } from './perform.ts';
import { textsToPhonesOff } from './phonesOff.ts';
import { planOf } from './plan.ts';
import { countRefusals, unexplainedRefusals } from './refusals.ts';
import type { RunOptions } from './readRun.ts';
import { runtimeProcess, type RuntimeProcess } from './runtimeProcess.ts';
import { raiseRateLimits } from './raiseRateLimits.ts';
import { queueLengthAt, settle } from './settle.ts';
import { contradictions } from './witness.ts';

export type RunResult = Comparison & {
  readonly happened: ReadonlyMap<FaultName, number>;
  readonly redriven: number;
  /** How many committed STOPs the run observed. */
  readonly stops: number;
  readonly quiet: boolean;
  /**
   * Texts that the carrier accepted, by its own record, and the others. Each of the others has a cause or is
   * a finding.
   */
  readonly handedOver: number;
  readonly explained: number;
  /** How many texts a company should have forwarded, their copies, and how many times forwarding may have been off. */
  readonly forwardable: number;
  readonly copies: number;
  readonly gaps: number;
  readonly unconfirmedBy: ReadonlyMap<string, number>;
  /** Refusals of clients' requests by request and code. */
  readonly refused: ReadonlyMap<string, number>;
  readonly dataFolder: string;
  readonly seconds: number;
};

/**
 * 1. Starts the runtime on a fresh folder, without faults. 2. Creates people. 3. Turns on faults and performs
 * the plan. 4. Turns off faults and waits until the system is idle. 5. Compares the handsets with the API.
 * The caller deletes the folder.
 */
export async function chaosRun(
  { messages, seed, faults }: RunOptions,
  print: (line: string) => void,
): Promise<RunResult> {
  const beganAt = Date.now();
  const happened = new Map<FaultName, number>();
  const count = (name: FaultName, times = 1) => happened.set(name, (happened.get(name) ?? 0) + times);
  const rates = ratesFor(faults, messages);
  const dataFolder = await mkdtemp(join(tmpdir(), 'conversations-chaos-'));
  const watch = optOutWatch();
  const rows = faultRows(`${seed} database`, rates, count);
  rows.pause();
  const { observe, storedWithin } = inboundWatch();
  const proxy = await databaseProxy(rows, (exchange) => {
    watch.observe(exchange);
    observe(exchange);
  });
  const wireRows = faultRows(`${seed} wire`, rates, count);
  wireRows.pause();
  const withoutReceipt = new Set<string>();
  let dropReceipts: (messageId: string) => void = () => {};
  const wire = await carrierWire(
    () => wireRows.happens('answerAndReceiptsLost'),
    (messageId) => {
      withoutReceipt.add(messageId);
      dropReceipts(messageId);
    },
  );
  const struck = new Set<string>();
  try {
    const hostBundle = await buildProgram('functionHost');
    const starting = {
      dataFolder: join(dataFolder, 'data'),
      hostBundle,
      seed,
      rates,
      proxy,
      wire,
      struck: (messageIds: readonly string[]) => messageIds.forEach((id) => struck.add(id)),
      receiptDropped: (messageId: string) => withoutReceipt.add(messageId),
      happened: count,
    };
    const runtime = await runtimeProcess(starting);
    try {
      return await troubled(runtime);
    } finally {
      await runtime.stop();
    }
  } finally {
    wire.close();
    proxy.close();
  }

  async function troubled(runtime: RuntimeProcess): Promise<RunResult> {
    const { origin } = runtime;
    await raiseRateLimits(runtime.database());
    const contacts = Math.max(16, Math.ceil(messages / 40));
    const cast = await assembleCast({ origin, dataFolder: runtime.dataFolder }, contacts);
    const logbook = newLogbook();
    [...cast.contacts, cast.forwarding.phone].forEach(logbook.visit);
    const carrier = carrierTrouble(origin, seed, rates, count);

    print(`Faults start: ${messages} texts, ${contacts} contacts, seed ${seed}`);
    rows.resume();
    wireRows.resume();
    dropReceipts = runtime.dropReceiptsOf;
    runtime.makeTrouble(true);
    await carrier.begin();
    const act = actors({
      cast,
      logbook,
      runtime,
      carrier,
      wire,
      happened: count,
    });
    await perform(planOf({ seed, messages, contacts, rates }), act, () =>
      queueLengthAt(origin, outboundTexts.name),
    );

    print(`Faults end after ${secondsSince(beganAt)} s`);
    rows.pause();
    wireRows.pause();
    runtime.makeTrouble(false);
    await carrier.end();
    let redriven = 0;
    const quiet = await settle({
      origin,
      database: runtime.database(),
      lastArrival: () => lastArrivalAt(origin),
      redriven: (letters) => {
        redriven += letters;
      },
    });
    print(`${quiet ? 'Idle' : 'Not idle'} after ${secondsSince(beganAt)} s`);
    const { inbound, ...evidence } = await gather(origin, logbook, cast.forwarding);
    const { calls, cuts } = wire;
    const gaps = forwardingGaps(calls, cast.forwarding.phone.number, logbook.forwardedAgain);
    for (const copy of copiesWithinGaps(inbound, gaps, watch.claimsOf)) logbook.cancelled.add(copy);
    const missed = textsToPhonesOff(calls, logbook.timesOff);
    const comparison = compare(evidence, logbook.sent, watch.knewOfStop, missed);
    const outbound = evidence.threads
      .flatMap((thread) => thread.messages)
      .filter((message) => message.direction === 'outbound');
    const { optOuts, moves, cancelled, typed, kills, refusals } = logbook;
    const unpublished = await neverPublished(join(runtime.dataFolder, 'phoneNetwork'));
    const causes = {
      calls,
      cuts,
      claimsOf: watch.claimsOf,
      kills,
      struck,
      optOuts,
      moves,
      cancelled,
      missed,
      withoutLastReceipt: new Set([...withoutReceipt, ...unpublished]),
      isClockWrong: (happened.get('clockAhead') ?? 0) > 0,
    };
    const duplicates = await duplicatesAt(origin);
    const findings = [
      ...comparison.findings,
      ...contradictions(evidence, { calls, typed, duplicates, missed }),
      ...unexplained(outbound, causes),
      ...unexplainedRefusals(refusals, outbound, causes),
      ...notForwarded(inbound, gaps, storedWithin),
    ];
    const idsOf = (some: readonly WireCall[]) => new Set(some.map(({ messageId }) => messageId));
    const acceptedByCarrier = idsOf(calls.filter(({ carrierMessageId }) => carrierMessageId !== undefined));
    // A caller that gave up leaves a call without an outcome. A receipt shows that the carrier had accepted the text.
    const openEnded = idsOf(calls.filter(({ carrierMessageId, refusal }) => !carrierMessageId && !refusal));
    const handedOver = outbound.filter(
      ({ messageId, state }) =>
        acceptedByCarrier.has(messageId) || (openEnded.has(messageId) && state === 'delivered'),
    ).length;
    const explained = comparison.accepted - handedOver;
    const seconds = secondsSince(beganAt);
    return {
      ...comparison,
      findings,
      handedOver,
      explained,
      forwardable: inbound.filter(({ isForwarded }) => isForwarded).length,
      copies: inbound.filter(({ copy }) => copy).length,
      gaps: gaps.length,
      unconfirmedBy: countUnconfirmed(outbound, causes),
      refused: countRefusals(refusals),
      happened,
      redriven,
      stops: watch.stops(),
      quiet,
      dataFolder,
      seconds,
    };
  }
}

/** Reads how many duplicate arrivals the simulator counted. */
async function duplicatesAt(origin: string): Promise<number> {
  const { total } = (await (await fetch(`${origin}/phone/api/counts`)).json()) as {
    readonly total: { readonly duplicates: number };
  };
  return total.duplicates;
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
