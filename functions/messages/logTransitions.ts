import type { Change } from '#shared/store/change.ts';
import { historyOf } from '#shared/store/messageHistory.ts';
import type { Log } from '../log.ts';

/**
 * Logs each transition of an outbound message in the table's stream. Claims are not in the stream of this function; the log line
 * of the delivery attempt has them.
 */
export function logTransitions({ write }: Log, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind !== 'message' || change.after.direction !== 'outbound') continue;
    const { after } = change;
    const before = change.before?.direction === 'outbound' ? change.before : undefined;
    // Only a transition changes `stateAt`, and one that holds a scheduled text keeps its status.
    if (before?.status === after.status && before.stateAt === after.stateAt) continue;
    const from = before?.status;
    const { companyId, messageId, status: to, failure } = after;
    const { step: by, receipt } = historyOf(after).at(-1) ?? {};
    write('transition', { companyId, messageId, from, to, by, receipt, failure });
  }
}
