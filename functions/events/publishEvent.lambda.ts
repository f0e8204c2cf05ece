import { queueEdge } from '../edge/queueEdge.ts';
import { eventTopic } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { publishEvent } from './publishEvent.ts';

export const handler = queueEdge(manifest.publishEvent, publishEvent, { eventTopic });
