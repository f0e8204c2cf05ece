import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { cancelAutomatedMessage } from './cancelAutomatedMessage.ts';

export const handler = httpEdge(manifest.cancelAutomatedMessage, cancelAutomatedMessage, { store });
