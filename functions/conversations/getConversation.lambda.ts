import { httpEdge } from '../edge/httpEdge.ts';
import { manifest } from '../manifest.ts';
import { getConversation } from './getConversation.ts';

export const handler = httpEdge(manifest.getConversation, getConversation);
