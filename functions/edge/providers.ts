import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import type { Canary } from '../canary/Canary.ts';
import type { Carrier } from '../carrier/Carrier.ts';
import { awsCarrier, carrierTimeoutSeconds } from '../carrier/awsCarrier.ts';
import { awsCarrierList } from '../carrier/awsCarrierList.ts';
import type { CarrierList } from '../carrier/CarrierList.ts';
import type { ReleaseQueue } from '../consent/ReleaseQueue.ts';
import { sqsReleaseQueue } from '../consent/sqsReleaseQueue.ts';
import { awsEventTopic } from '../events/awsEventTopic.ts';
import type { EventQueue } from '../events/EventQueue.ts';
import type { EventTopic } from '../events/EventTopic.ts';
import { sqsEventQueue } from '../events/sqsEventQueue.ts';
import { awsLiveConnections } from '../live/awsLiveConnections.ts';
import type { LiveConnections } from '../live/LiveConnections.ts';
import type { Log } from '../log.ts';
import { awsInvitations } from '../members/awsInvitations.ts';
import type { Invitations } from '../members/Invitations.ts';
import type { BucketQueue } from '../messages/BucketQueue.ts';
import type { OutboundQueue } from '../messages/OutboundQueue.ts';
import { sqsBucketQueue } from '../messages/sqsBucketQueue.ts';
import { sqsOutboundQueue } from '../messages/sqsOutboundQueue.ts';
import type { Metrics } from '../metrics.ts';
import { queues } from '../queues.ts';
import { optional, required, requiredQueueUrl, seconds } from './environment.ts';
import { logger } from './logger.ts';
import { requestLimiter, type RequestLimiter } from './requestLimiter.ts';
import { powertoolsMetrics } from './powertoolsMetrics.ts';

/*
 * The providers of the grants. Each creates its dependency once. They are plain functions, so that a bundler drops those that a
 * function does not name.
 */
let cached: {
  store?: AdminStore;
  carrier?: Carrier;
  live?: LiveConnections;
  carrierList?: CarrierList;
  releases?: ReleaseQueue;
  events?: EventQueue;
  eventTopic?: EventTopic;
  invitations?: Invitations;
  outbound?: OutboundQueue;
  buckets?: BucketQueue;
  metrics?: Metrics;
  limiter?: RequestLimiter;
  queueClient?: SQSClient;
} = {};

/** Forgets all dependencies, as a newly deployed function has none. Only tests deploy into a running process. */
export function forgetProvided(): void {
  cached = {};
}

/** Returns the whole store. The role of a function limits what it may write, and the type of its grant what it can call. */
export function store(): AdminStore {
  return (cached.store ??= dynamoStore(required('tableName')));
}

export function limiter(): RequestLimiter {
  return (cached.limiter ??= requestLimiter(store(), () => new Date()));
}

export function carrier(): Carrier {
  const timeout = seconds('carrierTimeoutSeconds', carrierTimeoutSeconds);
  return (cached.carrier ??= awsCarrier(required('configurationSet'), timeout));
}

export function live(): LiveConnections {
  return (cached.live ??= awsLiveConnections(required('liveEndpoint')));
}

export function outbound(): OutboundQueue {
  return (cached.outbound ??= sqsOutboundQueue(requiredQueueUrl(queues.outbound.name)));
}

export function invitations(): Invitations {
  return (cached.invitations ??= awsInvitations({
    userPoolId: required('userPoolId'),
    issuer: required('signInIssuer'),
    pageAddress: required('pageAddress'),
    mailFrom: optional('mailFrom'),
  }));
}

export function carrierList(): CarrierList {
  return (cached.carrierList ??= awsCarrierList());
}

export function releases(): ReleaseQueue {
  return (cached.releases ??= sqsReleaseQueue(requiredQueueUrl(queues.releases.name)));
}

export function events(): EventQueue {
  return (cached.events ??= sqsEventQueue(requiredQueueUrl(queues.events.name)));
}

export function eventTopic(): EventTopic {
  return (cached.eventTopic ??= awsEventTopic(required('eventTopicArn')));
}

export function buckets(): BucketQueue {
  return (cached.buckets ??= sqsBucketQueue(requiredQueueUrl(queues.buckets.name)));
}

export function metrics(): Metrics {
  return (cached.metrics ??= powertoolsMetrics());
}

/** The client with which the edges of queues move items. */
export function queueClient(): SQSClient {
  return (cached.queueClient ??= new SQSClient({}));
}

export function log(): Log {
  return { write: (event, facts) => logger.info(event, facts) };
}

export function canary(): Canary {
  return { companyId: optional('canaryCompany') };
}
