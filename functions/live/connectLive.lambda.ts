import { socketEdge } from '../edge/socketEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { connectLive } from './connectLive.ts';

export const handler = socketEdge(manifest.connectLive, connectLive, { store });
