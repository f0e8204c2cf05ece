import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { resendMessage } from './resendMessage.ts';

export const handler = httpEdge(manifest.resendMessage, resendMessage, { store });
