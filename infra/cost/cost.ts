import { printTable } from '../bench/figures.ts';
import { assumptions } from './assumptions.ts';
import { idleMonth, keysWhenNeverIdle, visiblePage } from './idleMonth.ts';
import { measuredParts } from './measuredParts.ts';
import { carrierDollars, prices, type Billed } from './prices.ts';
import type { Run } from './Run.ts';
import { messagePath } from './messagePath.ts';
import { typicalRuns } from './typicalRuns.ts';
import { dollarsOf, sumOf, type Usage } from './Usage.ts';
import { assumedProcessorMs, memoryOf, millisecondsOf, usageOfRun } from './usageOfRun.ts';
import { answerHelp } from '../commands/help.ts';

answerHelp('cost');

/** A share of the carrier's price. */
const budget = 0.0035;
const text =
  'The lockbox is at the side door; please bring the ladder and text us when you are done. We lock up at 5 pm today, Ana.';

const parts = await measuredParts();
const { openPages } = parts;
const path = messagePath(parts);
const usageOf = (runs: readonly Run[]) => sumOf(runs.map((run) => usageOfRun(run, openPages)));

const outbound = await typicalRuns(() => path.outbound(text));
const inbound = await typicalRuns(() => path.inbound(text));
const quietMinute = await typicalRuns(path.quietMinute);
await parts.close();

printRuns(
  `A text of ${text.length} characters to one person, accepted to delivered, two open pages`,
  outbound,
);
printBill('Its bill', usageOf(outbound));
printRuns('An inbound text that is read, two open pages', inbound);
printBill('Its bill', usageOf(inbound));
printRuns('A minute in which nothing is due', quietMinute);
await printMonth();

printLine(usageOf(outbound));

const ratio = dollarsOf(usageOf(outbound)) / carrierDollars;
const verdict = `${percent(ratio)} of the carrier's $${carrierDollars} a text (budget ${percent(budget)})`;
print(`A text costs ${millionth(dollarsOf(usageOf(outbound)))} a million: ${verdict}`);
if (ratio > budget) {
  print('That is above the budget: start the most expensive run above less often, or make it use less.');
  process.exitCode = 1;
}

function printRuns(title: string, runs: readonly Run[]): void {
  const rows = runs.map((run) => [
    run.name,
    run.startedBy,
    String(run.readUnits),
    String(run.writeUnits),
    String(run.requests.postToConnection ?? 0),
    run.processorMs.toFixed(1),
    assumedProcessorMs(run).toFixed(1),
    millisecondsOf(run, openPages).toFixed(0),
    millionth(dollarsOf(usageOfRun(run, openPages))),
  ]);
  const heads = [
    'run',
    'started by',
    'read',
    'write',
    'pushes',
    'ms here',
    'assumed',
    'ms in AWS',
    'a million',
  ];
  printTable(title, [heads, ...rows]);
}

function printBill(title: string, usage: Usage): void {
  const lines = (Object.entries(usage) as [Billed, number][])
    .filter(([, count]) => count > 0)
    .map(([billed, count]) => ({ billed, count, spent: count * prices[billed].dollars }))
    .toSorted((one, other) => other.spent - one.spent);
  const rows = lines.map(({ billed, count, spent }) => [
    prices[billed].unit,
    count < 0.01 ? count.toExponential(1) : String(Math.round(count * 1000) / 1000),
    millionth(spent),
  ]);
  printTable(title, [['unit', 'units', 'a million'], ...rows, ['together', '', millionth(dollarsOf(usage))]]);
}

async function printMonth(): Promise<void> {
  const idle = idleMonth(usageOf(quietMinute));
  const rows = Object.entries(idle).map(([what, usage]) => [what, dollars(dollarsOf(usage))]);
  printTable('An idle month of a stage, with any number of companies', [
    ['what', 'a month'],
    ...rows,
    ['together', dollars(dollarsOf(sumOf(Object.values(idle))))],
  ]);
  const { openHoursOfMonth: hours, textsOfMonth } = assumptions;
  printTable('Beside texts', [
    ['what', 'a month'],
    [`a page that is visible for ${hours} hours`, dollars(dollarsOf(visiblePage(hours)))],
    ['a page that is visible for one day of 8 hours', dollars(dollarsOf(visiblePage(8)))],
    ['KMS requests of a stage, at most', dollars(dollarsOf(keysWhenNeverIdle))],
  ]);
  const share = (openPages * dollarsOf(visiblePage(hours))) / textsOfMonth;
  print(
    `Two such pages, shared by ${textsOfMonth} texts a month, are ${millionth(share)} a million texts (${percent(share / carrierDollars)}).`,
  );
}

/** In a burst each text waits inside its function until its send slot, while the text before it uses its own. */
function printLine(usage: Usage): void {
  const delivery = outbound.find(({ name }) => name === 'deliverMessage');
  if (!delivery) throw new Error('No text was delivered');
  const { secondsBetweenTexts } = assumptions;
  const waited = Math.max(0, secondsBetweenTexts - millisecondsOf(delivery, openPages) / 1000);
  const queuedCount = sumOf([usage, { functionGbSecond: (memoryOf(delivery) / 1024) * waited }]);
  print(
    `In a queue that sends one text every ${secondsBetweenTexts} s it also waits ${waited.toFixed(2)} s for its slot: ${millionth(dollarsOf(queuedCount))} a million (${percent(dollarsOf(queuedCount) / carrierDollars)}).`,
  );
}

function millionth(each: number): string {
  return `$${(each * 1_000_000).toFixed(2)}`;
}

function dollars(amount: number): string {
  return `$${amount.toFixed(4)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
