import { queueEdge } from '../edge/queueEdge.ts';
import { metrics, outbound, releases, store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { sweepBucket } from './sweepBucket.ts';

export const handler = queueEdge(manifest.sweepBucket, sweepBucket, { store, outbound, releases, metrics });
