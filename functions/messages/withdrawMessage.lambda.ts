import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { withdrawMessage } from './withdrawMessage.ts';

export const handler = httpEdge(manifest.withdrawMessage, withdrawMessage, { store });
