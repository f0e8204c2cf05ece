import { randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import type { Carrier } from '../carrier/Carrier.ts';
import { awsCarrier, carrierTimeoutSeconds } from '../carrier/awsCarrier.ts';
import { awsCarrierList } from '../carrier/awsCarrierList.ts';
import { awsCarrierNumbers } from '../carrier/awsCarrierNumbers.ts';
import type { CarrierList } from '../carrier/CarrierList.ts';
import type { CarrierNumbers } from '../carrier/CarrierNumbers.ts';
import { type EventTopic, awsEventTopic } from '../events/awsEventTopic.ts';
import { awsLiveConnections } from '../live/awsLiveConnections.ts';
import type { LiveConnections } from '../live/LiveConnections.ts';
import type { Log } from '../log.ts';
import { awsInvitations } from '../members/awsInvitations.ts';
import type { Invitations } from '../members/Invitations.ts';
import { sqsOutboundQueue } from '../messages/sqsOutboundQueue.ts';
import type { Metrics } from '../metrics.ts';
import type { QueueSender } from '../Queue.ts';
import type { AutomationEvent } from '#shared/api/automationEvent.ts';
import type { OptOutRemoval } from '../consent/optOutRemovals.ts';
import type { Canary } from '../grants.ts';
import type { DueBucket } from '../messages/dueBuckets.ts';
import type { QueuedText } from '../messages/outboundTexts.ts';
import { sqsSender } from '../sqsSender.ts';
import { queues } from '../queues.ts';
import { optional, required, requiredQueueUrl, seconds } from './environment.ts';
import { factsOf, logger } from './logger.ts';
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
  carrierNumbers?: CarrierNumbers;
  optOutRemovals?: QueueSender<OptOutRemoval>;
  events?: QueueSender<AutomationEvent>;
  eventTopic?: EventTopic;
  invitations?: Invitations;
  outbound?: QueueSender<QueuedText>;
  buckets?: QueueSender<DueBucket>;
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
  return (cached.live ??= awsLiveConnections({
    endpoint: required('liveEndpoint'),
    onPostFailed: (error) => logger.error('A frame could not be posted to a page', factsOf(error)),
  }));
}

export function outbound(): QueueSender<QueuedText> {
  return (cached.outbound ??= sqsOutboundQueue(requiredQueueUrl(queues.outbound.name)));
}

export function invitations(): Invitations {
  return (cached.invitations ??= awsInvitations({
    userPoolId: required('userPoolId'),
    issuer: required('signInIssuer'),
    pageAddress: required('pageAddress'),
    mailFrom: optional('mailFrom'),
    onMailFailed: (error) => logger.error('The mail of an invitation failed', factsOf(error)),
  }));
}

export function carrierList(): CarrierList {
  return (cached.carrierList ??= awsCarrierList(required('stage')));
}

export function carrierNumbers(): CarrierNumbers {
  return (cached.carrierNumbers ??= awsCarrierNumbers());
}

export function optOutRemovals(): QueueSender<OptOutRemoval> {
  return (cached.optOutRemovals ??= sqsSender(requiredQueueUrl(queues.optOutRemovals.name)));
}

export function events(): QueueSender<AutomationEvent> {
  return (cached.events ??= sqsSender(requiredQueueUrl(queues.events.name)));
}

export function eventTopic(): EventTopic {
  return (cached.eventTopic ??= awsEventTopic(required('eventTopicArn')));
}

export function buckets(): QueueSender<DueBucket> {
  return (cached.buckets ??= sqsSender(requiredQueueUrl(queues.buckets.name), (full) => ({
    MessageBody: JSON.stringify(full),
    MessageGroupId: String(full.bucket),
    MessageDeduplicationId: randomUUID(),
  })));
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
