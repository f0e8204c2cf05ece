import type { LiveEvent } from '#shared/api/liveEvent.ts';
import { mayReadTexts } from '#shared/domain/missingForTexting.ts';
import type { Change } from '#shared/store/change.ts';
import { companyFrom } from '#shared/store/companyStore.ts';
import type { LiveStore } from '#shared/store/dynamoStore.ts';
import type { Connection } from '#shared/store/liveStore.ts';
import type { LiveConnections } from './LiveConnections.ts';

export type AccessChange = Extract<Change, { kind: 'member' | 'formerMember' | 'company' }>;

type Granted = { readonly store: LiveStore; readonly live: LiveConnections; readonly now: () => Date };

const frame = JSON.stringify({ events: [{ type: 'access' }] satisfies readonly LiveEvent[] });

export function isAccessChange(change: Change): change is AccessChange {
  return change.kind === 'member' || change.kind === 'formerMember' || change.kind === 'company';
}

/**
 * Tells open pages that what they may see changed. Closes those of a removed member, and those of staff of a company that cannot
 * text any more. A connection leaves the table before it is closed, so it gets no further text even if closing it fails.
 */
export async function announceAccess(
  { store, live, now }: Granted,
  changes: readonly AccessChange[],
): Promise<void> {
  for (const change of changes) {
    const connections = await store.listConnections(change.after.companyId, now(), true);
    const concerned = connections.filter(
      ({ subject }) => change.kind === 'company' || change.after.subject === subject,
    );
    await Promise.all(concerned.map((connection) => update(connection, change)));
  }

  async function update({ connectionId, subject }: Connection, change: AccessChange): Promise<void> {
    const membership = await store.findMembership(subject, change.after.companyId);
    const company = change.kind === 'company' ? companyFrom(change.after) : membership?.company;
    const stays =
      membership !== undefined && company !== undefined && mayReadTexts(membership.member, company);
    if (!stays) await store.removeConnection(connectionId);
    await live.post(connectionId, frame);
    if (!stays) await live.close(connectionId);
  }
}
