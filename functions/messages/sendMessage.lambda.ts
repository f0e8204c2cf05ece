import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { sendMessage } from './sendMessage.ts';

export const handler = httpEdge(manifest.sendMessage, sendMessage, { store });
