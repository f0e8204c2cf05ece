import { socketEdge } from '../edge/socketEdge.ts';
import { manifest } from '../manifest.ts';
import { connectLive } from './connectLive.ts';

export const handler = socketEdge(manifest.connectLive, connectLive);
