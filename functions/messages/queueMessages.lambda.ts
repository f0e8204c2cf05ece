import { streamEdge } from '../edge/streamEdge.ts';
import { outbound, releases } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { queueMessages } from './queueMessages.ts';

export const handler = streamEdge(manifest.queueMessages, queueMessages, {
  outbound,
  releases,
});
