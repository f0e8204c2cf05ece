import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { markUnread } from './markUnread.ts';

export const handler = httpEdge(manifest.markUnread, markUnread, { store });
