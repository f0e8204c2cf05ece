import ReconnectingWebSocket from 'partysocket/ws';
import { ProblemError } from '#shared/api/client.ts';
import type { LiveEvent } from '#shared/api/liveEvent.ts';
import type { InboundMessage } from '#shared/domain/message.ts';
import { catchUp } from './catchUp.ts';
import { client } from './client.ts';
import { foldEvent } from './foldEvent.ts';
import { queryClient } from './queryClient.ts';
import { settings } from './settings.ts';
import { reapplyEvents } from './reapplyEvents.ts';
import { startHeartbeat } from './heartbeat.ts';
import { refetchPeople } from './refetchPeople.ts';

const shortestGapOfFocusCatchUps = 5000;

type Listener = (message: InboundMessage) => void;
const listeners = new Set<Listener>();
const connectedListeners = new Set<() => void>();
let connected = true;

/** Opens the live socket, keeps it open, and folds its events into the query cache. Returns a function that closes it. */
export function startLive(): () => void {
  const { remember, stop } = reapplyEvents(queryClient);
  const socket = new ReconnectingWebSocket(ticketedAddress, undefined, {
    minReconnectionDelay: 500,
    maxReconnectionDelay: 10_000,
    connectionTimeout: 8000,
    maxEnqueuedMessages: 0,
  });
  let lastCatchUp = Date.now();
  const refetch = () => {
    lastCatchUp = Date.now();
    void catchUp(queryClient);
  };
  const heartbeat = startHeartbeat({
    isOpen: () => socket.readyState === socket.OPEN,
    isVisible: () => document.visibilityState === 'visible',
    ping: () => socket.send(JSON.stringify({ action: 'ping' })),
    replace: () => socket.reconnect(),
  });
  socket.addEventListener('open', () => {
    heartbeat.received();
    setConnected(true);
    // Needed on the first open too, because a change between the first answers and the socket would be missed.
    refetch();
  });
  const onClose = () => setConnected(false);
  socket.addEventListener('close', onClose);
  socket.addEventListener('message', ({ data }: MessageEvent) => {
    heartbeat.received();
    for (const event of eventsOf(String(data))) {
      remember(event);
      refetchPeople(queryClient, event);
      foldEvent(queryClient, event, new Date());
      tellArrival(event);
    }
  });
  const onSeen = () => {
    if (document.visibilityState === 'hidden') return;
    if (socket.readyState === socket.CLOSED) return socket.reconnect();
    if (socket.readyState !== socket.OPEN) return;
    heartbeat.check();
    if (Date.now() - lastCatchUp > shortestGapOfFocusCatchUps) refetch();
  };
  const onOnline = () => socket.reconnect();
  addEventListener('focus', onSeen);
  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onSeen);
  return () => {
    removeEventListener('focus', onSeen);
    removeEventListener('online', onOnline);
    document.removeEventListener('visibilitychange', onSeen);
    heartbeat.stop();
    stop();
    // A page that wants no events has no connection to lose.
    socket.removeEventListener('close', onClose);
    socket.close();
    setConnected(true);
  };
}

/** Calls the listener once for every text that comes in while the page is open. Returns a function that unsubscribes. */
export function onInbound(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reports for `useSyncExternalStore` whether the socket is connected. True until it has first failed. */
export const liveConnection = {
  subscribe(notify: () => void): () => void {
    connectedListeners.add(notify);
    return () => connectedListeners.delete(notify);
  },
  read: (): boolean => connected,
} as const;

async function ticketedAddress(): Promise<string> {
  const asked = client.requestLiveTicket({}).catch((error: unknown) => {
    const isRefused = error instanceof ProblemError && error.problem.status === 403;
    if (isRefused) foldEvent(queryClient, { type: 'access' }, new Date());
    throw error;
  });
  const [{ ticket }, { livePath }] = await Promise.all([asked, settings()]);
  const address = new URL(livePath, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  address.searchParams.set('ticket', ticket);
  return address.href;
}

function eventsOf(frame: string): readonly LiveEvent[] {
  const parsed = JSON.parse(frame) as LiveEvent | { readonly events?: readonly LiveEvent[] };
  if ('events' in parsed) return parsed.events ?? [];
  return 'type' in parsed ? [parsed] : [];
}

const announced = new Set<string>();

/** Reports an inbound text once, although its event may come twice. */
function tellArrival(event: LiveEvent): void {
  if (event.type !== 'message' || event.message.direction !== 'inbound') return;
  if (announced.has(event.message.messageId)) return;
  announced.add(event.message.messageId);
  for (const listener of listeners) listener(event.message);
}

function setConnected(now: boolean): void {
  if (connected === now) return;
  connected = now;
  for (const notify of connectedListeners) notify();
}
