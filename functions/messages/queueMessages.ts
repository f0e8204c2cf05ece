import type { Change } from '#shared/store/change.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { Granted } from '../grants.ts';
import { countChanges } from './countChanges.ts';

/**
 * Carries accepted texts from the table to the line: those that are new and queued, and those whose time came. A text that
 * went back from sending to queued is still on the line and is not put there twice. It also counts what happened, because it
 * reads every change, and for as long as it must.
 */
export async function queueMessages(
  { outbound, metrics }: Granted<{ outbound: 'send'; metrics: 'count' }>,
  changes: readonly Change[],
): Promise<void> {
  const texts = changes.flatMap((change) => {
    if (change.kind !== 'message' || change.after.direction !== 'outbound') return [];
    const standing = change.before?.direction === 'outbound' ? change.before.standing : undefined;
    const becameQueued =
      change.after.standing === 'queued' && (standing === undefined || standing === 'scheduled');
    return becameQueued ? [queuedTextOf(change.after)] : [];
  });
  if (texts.length > 0) await outbound.send(texts);
  countChanges(metrics, changes);
}

export function queuedTextOf({ companyId, conversationId, at, messageId, lane }: OutboundItem) {
  return { text: { companyId, conversationId, at, messageId }, lane };
}
