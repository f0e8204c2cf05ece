import { faultKinds, faultNames, type FaultName } from './faultKinds.ts';
import type { Finding } from './compare.ts';
import type { RunResult } from './chaosRun.ts';

const maxFindings = 20;

export function isAsPromised({ quiet, findings }: RunResult): boolean {
  return quiet && findings.length === 0;
}

/**
 * Formats one line for each kind of fault, the problems by message, and the totals. Prints no number and no
 * text.
 */
export function printRun(result: RunResult, faults: readonly FaultName[]): readonly string[] {
  const { findings, accepted, onHandsets, unconfirmed, unconfirmedOnHandsets, typed, storedOnce } = result;
  const count = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).length;
  const others = (
    ['not as answered', 'sent after STOP', 'inbound', 'forwarding', 'unexplained'] as const
  ).filter((kind) => count(kind) > 0);
  return [
    ...faultNames
      .filter((name) => faults.includes(name))
      .map((name) => faultLine(name, result.happened.get(name) ?? 0)),
    `opt-outs committed: ${result.stops}`,
    `dead letters redriven: ${result.redriven}`,
    `sent, no receipt: ${result.sentNoReceipt}`,
    `forwarded: ${result.copies} of ${result.forwardable} texts, off ${result.gaps} times`,
    ...findings
      .slice(0, maxFindings)
      .map(({ kind, messageId, history }) => `${kind}: ${messageId} ${JSON.stringify(history)}`),
    ...(findings.length > maxFindings ? [`and ${findings.length - maxFindings} more`] : []),
    ...others.map((kind) => `${kind}: ${count(kind)}`),
    ...(result.quiet ? [] : ['The system did not become idle.']),
    ...(isAsPromised(result) ? [] : [`The data folder is ${result.dataFolder}`]),
    `accepted by the carrier ${result.handedOver} of ${accepted}, explained otherwise ${result.explained}`,
    ...[...result.refused].map(([what, times]) => `refused, ${what}: ${times}`),
    ...[...result.unconfirmedBy].map(([cause, times]) => `unconfirmed because ${cause}: ${times}`),
    `took ${result.seconds} s`,
    `accepted ${accepted}, on handsets ${onHandsets}, lost ${count('lost')}, doubled ${count('doubled')}, stuck ${count('stuck')}, unconfirmed ${unconfirmed} (of which on handsets ${unconfirmedOnHandsets}), inbound ${storedOnce} of ${typed} stored once`,
  ];
}

function faultLine(name: FaultName, times: number): string {
  const { where, words } = faultKinds[name];
  return `${where.padEnd(9)} ${name.padEnd(24)} ${String(times).padStart(5)}  ${words}`;
}
