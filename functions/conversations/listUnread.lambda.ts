import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listUnread } from './listUnread.ts';

export const handler = httpEdge(manifest.listUnread, listUnread, { store });
