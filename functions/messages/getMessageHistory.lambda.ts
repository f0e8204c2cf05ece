import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { getMessageHistory } from './getMessageHistory.ts';

export const handler = httpEdge(manifest.getMessageHistory, getMessageHistory, { store });
