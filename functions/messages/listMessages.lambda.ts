import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listMessages } from './listMessages.ts';

export const handler = httpEdge(manifest.listMessages, listMessages, { store });
