import { socketEdge } from '../edge/socketEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { disconnectLive } from './disconnectLive.ts';

export const handler = socketEdge(manifest.disconnectLive, disconnectLive, { store });
