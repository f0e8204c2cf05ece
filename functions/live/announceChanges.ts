import type { LiveEvent } from '#shared/api/liveEvent.ts';
import { isCopyId } from '#shared/domain/ids.ts';
import type { Change } from '#shared/store/change.ts';
import type { Connection } from '#shared/store/liveStore.ts';
import { conversationFrom } from '#shared/store/conversationItems.ts';
import type { LiveStore } from '#shared/store/dynamoStore.ts';
import { messageFrom } from '#shared/store/messageItems.ts';
import { numberStateFrom } from '#shared/store/rateLimitStore.ts';
import type { Granted } from '../grants.ts';
import { eventOf as automationEventOf } from '../events/eventOf.ts';
import { countChanges } from '../messages/countChanges.ts';
import { logTransitions } from '../messages/logTransitions.ts';
import { announceAccess, isAccessChange, type AccessChange } from './announceAccess.ts';
import type { LiveConnections } from './LiveConnections.ts';

/** API Gateway accepts frames of 128 KB. The difference leaves room for the envelope. */
const maxBytesPerFrame = 100_000;
/** API Gateway also reports a connection as gone while its handshake is not done, so younger ones are kept. */
const openingSeconds = 30;

/**
 * 1 Sends the newest state of each changed item to every open page of its company. Delivery is best effort and never fails a
 * batch, because pages catch up when they connect again. 2 Queues the events for automations. A queue that refuses fails the
 * batch, which is delivered again, so an event may be queued twice. 3 Counts and logs the changes. Claims start no run, because
 * every claim would be announced to each page just before the carrier's answer.
 */
export async function announceChanges(
  granted: Granted<{ store: 'live'; live: 'publish'; events: 'send'; metrics: 'count'; log: 'write' }>,
  changes: readonly Change[],
): Promise<void> {
  await announceToPages(granted, changes);
  const events = changes.flatMap((change) => automationEventOf(change) ?? []);
  if (events.length > 0) await granted.events.send(events);
  countChanges(granted.metrics, changes);
  logTransitions(granted.log, changes);
}

async function announceToPages(
  { store, live, metrics, now }: Granted<{ store: 'live'; live: 'publish'; metrics: 'count' }>,
  changes: readonly Change[],
): Promise<void> {
  // First, so that a removed member gets none of the updates of the same batch.
  await announceAccess({ store, live, now }, changes.filter(isAccessChange));
  const byCompany = newestOfEachItem(changes.filter(isUpdate));
  await Promise.all(
    [...byCompany].map(async ([companyId, ofCompany]) => {
      const connections = await store.listConnections(companyId, now());
      if (connections.length === 0) return;
      const frames = framesOf([...ofCompany.values()].flatMap(eventsOf));
      const counts = await Promise.all(
        connections.map((connection) => postFrames(store, live, connection, frames)),
      );
      const pushes = counts.reduce((sum, posted) => sum + posted, 0);
      if (pushes > 0) metrics.count('socketPushes', pushes);
    }),
  );
}

type Update = Exclude<Change, AccessChange | { kind: 'optOutRemoval' }>;

/**
 * Returns true for changes that pages show. Forwarded copies are in no thread. A send slot changes a number's rate limit but not
 * its revision.
 */
function isUpdate(change: Change): change is Update {
  if (change.kind === 'optOutRemoval' || isAccessChange(change)) return false;
  if (change.kind === 'message') return !isCopyId(change.after.messageId);
  return change.kind !== 'rateLimit' || (change.before?.revision ?? 0) !== (change.after.revision ?? 0);
}

/** Returns the last change of each item: company id -> item key -> change. */
function newestOfEachItem(changes: readonly Update[]): ReadonlyMap<string, ReadonlyMap<string, Update>> {
  const newest = new Map<string, Map<string, Update>>();
  for (const change of changes) {
    const { companyId, pk, sk } = change.after;
    if (companyId === undefined) continue;
    const ofCompany = newest.get(companyId) ?? new Map<string, Update>();
    newest.set(companyId, ofCompany.set(`${pk} ${sk}`, change));
  }
  return newest;
}

/** Sends the frames to one connection and returns how many were posted. Removes a connection that is gone. */
async function postFrames(
  store: LiveStore,
  live: LiveConnections,
  { connectionId, ageSeconds }: Connection,
  frames: readonly string[],
): Promise<number> {
  let posted = 0;
  for (const frame of frames) {
    const outcome = await live.post(connectionId, frame);
    if (outcome === 'gone' && ageSeconds > openingSeconds) await store.removeConnection(connectionId);
    if (outcome !== 'posted') break;
    posted += 1;
  }
  return posted;
}

function eventsOf(change: Update): readonly LiveEvent[] {
  switch (change.kind) {
    case 'message':
      return [{ type: 'message', message: messageFrom(change.after) }];
    case 'conversation':
      return [
        { type: 'conversation', conversation: conversationFrom(change.after) },
        // The phone to which texts are forwarded said STOP, which pages show with the company's settings.
        ...(change.before?.forwardingStoppedAt === change.after.forwardingStoppedAt
          ? []
          : [{ type: 'access' } as const]),
      ];
    case 'rateLimit':
      return [{ type: 'number', number: numberStateFrom(change.after) }];
  }
}

/** Packs the events into as few frames as possible. Each frame is a JSON object with a list of events. */
function framesOf(events: readonly LiveEvent[]): readonly string[] {
  const frames: string[][] = [];
  let room = 0;
  for (const event of events) {
    const text = JSON.stringify(event);
    const size = Buffer.byteLength(text) + 1;
    if (frames.length === 0 || size > room) {
      frames.push([]);
      room = maxBytesPerFrame;
    }
    frames.at(-1)?.push(text);
    room -= size;
  }
  return frames.map((frame) => `{"events":[${frame.join(',')}]}`);
}
