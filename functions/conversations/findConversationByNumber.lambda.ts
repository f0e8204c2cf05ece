import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { findConversationByNumber } from './findConversationByNumber.ts';

export const handler = httpEdge(manifest.findConversationByNumber, findConversationByNumber, { store });
