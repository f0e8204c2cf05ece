import { queueEdge } from '../edge/queueEdge.ts';
import { carrierList, store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { releaseNumber } from './releaseNumber.ts';

export const handler = queueEdge(manifest.releaseNumber, releaseNumber, { store, carrierList });
