import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listFailed } from './listFailed.ts';

export const handler = httpEdge(manifest.listFailed, listFailed, { store });
