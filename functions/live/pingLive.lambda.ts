import { socketEdge } from '../edge/socketEdge.ts';
import { manifest } from '../manifest.ts';
import { pingLive } from './pingLive.ts';

export const handler = socketEdge(manifest.pingLive, pingLive, {});
