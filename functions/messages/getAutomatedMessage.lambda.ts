import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { getAutomatedMessage } from './getAutomatedMessage.ts';

export const handler = httpEdge(manifest.getAutomatedMessage, getAutomatedMessage, { store });
