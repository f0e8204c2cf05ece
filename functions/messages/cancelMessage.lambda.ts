import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { cancelMessage } from './cancelMessage.ts';

export const handler = httpEdge(manifest.cancelMessage, cancelMessage, { store });
