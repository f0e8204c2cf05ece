import { queueEdge } from '../edge/queueEdge.ts';
import { store, carrier, log } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { deliverMessage } from './deliverMessage.ts';

export const handler = queueEdge(manifest.deliverMessage, deliverMessage, { store, carrier, log });
