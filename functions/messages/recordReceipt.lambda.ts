import { topicEdge } from '../edge/topicEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { recordReceipt } from './recordReceipt.ts';

export const handler = topicEdge(manifest.recordReceipt, recordReceipt, { store });
