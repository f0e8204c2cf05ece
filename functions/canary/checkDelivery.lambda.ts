import { scheduleEdge } from '../edge/scheduleEdge.ts';
import { canary, metrics, store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { checkDelivery } from './checkDelivery.ts';

export const handler = scheduleEdge(manifest.checkDelivery, checkDelivery, { store, canary, metrics });
