import type { Change } from '#shared/store/change.ts';
import { stateOf } from '#shared/domain/messageState.ts';
import type { Metrics } from '../metrics.ts';

/** Counts the changes in the table's stream: inbound texts, accepted texts, their outcomes, and pauses of numbers. */
export function countChanges({ count }: Metrics, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'rateLimit' && isNewPause(change)) count('paused');
    if (change.kind !== 'message') continue;
    const { before, after } = change;
    if (after.direction === 'inbound') {
      if (!before) count('inbound');
      continue;
    }
    if (!before) count('accepted');
    const state = stateOf(after.status);
    const was = before?.direction === 'outbound' ? stateOf(before.status) : undefined;
    if (state !== was && isCounted(state)) count(state);
  }
}

function isNewPause({ before, after }: Extract<Change, { kind: 'rateLimit' }>): boolean {
  return after.pause !== undefined && after.pause.since !== before?.pause?.since;
}

function isCounted(state: string): state is 'sent' | 'delivered' | 'failed' | 'unconfirmed' {
  return ['sent', 'delivered', 'failed', 'unconfirmed'].includes(state);
}
