import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';

export const handler = httpEdge(manifest.postAutomatedMessage, postAutomatedMessage, { store });
