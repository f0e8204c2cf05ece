import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listRecentConversations } from './listRecentConversations.ts';

export const handler = httpEdge(manifest.listRecentConversations, listRecentConversations, { store });
