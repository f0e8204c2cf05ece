import type { Change } from '#shared/store/change.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { OptOutRemovalKey } from '#shared/store/optOutRemovalStore.ts';
import type { Granted } from '../grants.ts';

/**
 * Puts texts from the table's stream on the queue: new queued texts, and scheduled texts that became queued. It skips a text that
 * went back from sending to queued, because that text is still on the queue. It puts opt-out removals on their own queue.
 */
export async function queueMessages(
  { outbound, optOutRemovals }: Granted<{ outbound: 'send'; optOutRemovals: 'send' }>,
  changes: readonly Change[],
): Promise<void> {
  const texts = changes.flatMap((change) => {
    if (change.kind !== 'message' || change.after.direction !== 'outbound') return [];
    const status = change.before?.direction === 'outbound' ? change.before.status : undefined;
    const becameQueued = change.after.status === 'queued' && (status === undefined || status === 'scheduled');
    if (!becameQueued) return [];
    const { held, queuedAt } = change.after;
    // A held text was on the queue before, so the queue would drop it as a duplicate.
    return [{ ...queuedTextOf(change.after), ...(held && queuedAt && { requeueId: queuedAt }) }];
  });
  const wanted = changes.flatMap((change) =>
    change.kind === 'optOutRemoval' && change.before?.since !== change.after.since
      ? [queuedRemovalOf(change.after)]
      : [],
  );
  if (texts.length > 0) await outbound.send(texts);
  if (wanted.length > 0) await optOutRemovals.send(wanted);
}

export function queuedTextOf({ companyId, conversationId, at, messageId, lane }: OutboundItem) {
  return { text: { companyId, conversationId, at, messageId }, lane };
}

export function queuedRemovalOf({ companyId, conversationId }: OptOutRemovalKey): OptOutRemovalKey {
  return { companyId, conversationId };
}
