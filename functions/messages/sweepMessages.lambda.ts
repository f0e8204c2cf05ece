import { scheduleEdge } from '../edge/scheduleEdge.ts';
import { buckets, metrics, outbound, releases, store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { sweepMessages } from './sweepMessages.ts';

export const handler = scheduleEdge(manifest.sweepMessages, sweepMessages, {
  store,
  outbound,
  releases,
  buckets,
  metrics,
});
