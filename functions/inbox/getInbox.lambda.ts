import { store } from '../edge/providers.ts';
import { httpEdge } from '../edge/httpEdge.ts';
import { manifest } from '../manifest.ts';
import { getInbox } from './getInbox.ts';

export const handler = httpEdge(manifest.getInbox, getInbox, { store });
