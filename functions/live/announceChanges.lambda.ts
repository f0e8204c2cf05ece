import { streamEdge } from '../edge/streamEdge.ts';
import { events, live, log, metrics, store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { announceChanges } from './announceChanges.ts';

export const handler = streamEdge(manifest.announceChanges, announceChanges, {
  store,
  live,
  events,
  metrics,
  log,
});
