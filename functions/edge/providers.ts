import { dynamoStore, type Store } from '#shared/store/dynamoStore.ts';
import type { Carrier } from '../carrier/Carrier.ts';
import { awsCarrier, carrierTimeoutSeconds } from '../carrier/awsCarrier.ts';
import { awsCarrierList } from '../carrier/awsCarrierList.ts';
import type { CarrierList } from '../carrier/CarrierList.ts';
import type { ReleaseQueue } from '../consent/ReleaseQueue.ts';
import { sqsReleaseQueue } from '../consent/sqsReleaseQueue.ts';
import { awsLiveConnections } from '../live/awsLiveConnections.ts';
import type { LiveConnections } from '../live/LiveConnections.ts';
import type { OutboundQueue } from '../messages/OutboundQueue.ts';
import { sqsOutboundQueue } from '../messages/sqsOutboundQueue.ts';
import type { Metrics } from '../metrics.ts';
import { queues } from '../queues.ts';
import { required, requiredQueueUrl, seconds } from './environment.ts';
import { powertoolsMetrics } from './powertoolsMetrics.ts';

/*
 * The providers of the grants. Each creates its dependency once. They are plain functions, so that a bundler drops those that a
 * function does not name.
 */
let cachedStore: Store | undefined;
let cachedCarrier: Carrier | undefined;
let cachedLive: LiveConnections | undefined;
let cachedCarrierList: CarrierList | undefined;
let cachedReleases: ReleaseQueue | undefined;
let cachedOutbound: OutboundQueue | undefined;
let cachedMetrics: Metrics | undefined;

export function store(): Store {
  return (cachedStore ??= dynamoStore(required('tableName')));
}

export function carrier(): Carrier {
  const timeout = seconds('carrierTimeoutSeconds', carrierTimeoutSeconds);
  return (cachedCarrier ??= awsCarrier(required('configurationSet'), timeout));
}

export function live(): LiveConnections {
  return (cachedLive ??= awsLiveConnections(required('liveEndpoint')));
}

export function outbound(): OutboundQueue {
  return (cachedOutbound ??= sqsOutboundQueue(requiredQueueUrl(queues.outbound.name)));
}

export function carrierList(): CarrierList {
  return (cachedCarrierList ??= awsCarrierList());
}

export function releases(): ReleaseQueue {
  return (cachedReleases ??= sqsReleaseQueue(requiredQueueUrl(queues.releases.name)));
}

export function metrics(): Metrics {
  return (cachedMetrics ??= powertoolsMetrics());
}
