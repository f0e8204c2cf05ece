import { scheduleEdge } from '../edge/scheduleEdge.ts';
import { metrics, outbound, releases, store } from '../edge/makers.ts';
import { manifest } from '../manifest.ts';
import { tendMessages } from './tendMessages.ts';

export const handler = scheduleEdge(manifest.tendMessages, tendMessages, {
  store,
  outbound,
  releases,
  metrics,
});
