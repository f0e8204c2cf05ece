import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { getConversation } from './getConversation.ts';

export const handler = httpEdge(manifest.getConversation, getConversation, { store });
