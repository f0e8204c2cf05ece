import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { findConversation } from './findConversation.ts';

export const handler = httpEdge(manifest.findConversation, findConversation, { store });
