import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { markRead } from './markRead.ts';

export const handler = httpEdge(manifest.markRead, markRead, { store });
