import { queueEdge } from '../edge/queueEdge.ts';
import { metrics, store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { settleDeadLetters } from './settleDeadLetters.ts';

export const handler = queueEdge(manifest.settleDeadLetters, settleDeadLetters, { store, metrics });
