import {
  paginateDescribeStackEvents,
  paginateListStackResources,
  type CloudFormationClient,
  type StackEvent,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { findStack } from '../company/stackOutputs.ts';

/**
 * Returns why the last deployment of a stack failed: the first resource that could not be made or changed, in CloudFormation's
 * own words, and what to do. Skips a resource that failed only because another one did.
 */
export async function failureOf(
  client: CloudFormationClient,
  stack: string,
  since: Date,
  isNew: boolean,
): Promise<string> {
  const events = await eventsSince(client, stack, since);
  const first = events
    .filter(
      ({ ResourceStatus = '', ResourceStatusReason = '', Timestamp }) =>
        ResourceStatus.endsWith('_FAILED') &&
        !/cancelled/i.test(ResourceStatusReason) &&
        Timestamp !== undefined,
    )
    .toSorted((one, other) => Number(one.Timestamp) - Number(other.Timestamp))[0];
  const reason = first?.ResourceStatusReason ?? first?.ResourceStatus ?? '';
  const why = first
    ? `${first.LogicalResourceId} (${first.ResourceType}): ${reason}`
    : 'its events in the console of CloudFormation say why';
  if (/already ?exists/i.test(reason)) {
    return `${stack} could not be deployed, because an earlier ${stack} left a resource behind under the same name. ${why}. If the earlier one is gone for good, move what waits in its queues away, delete what it left (infra/README.md, "What a deleted data stack leaves behind") and deploy again: the new one gets the same name and address, so numbers go on pointing at it.`;
  }
  const left = await undeletedStack(client, stack);
  if (left !== undefined) return `${stack} could not be deployed. ${why}. ${left}`;
  const next = isNew
    ? 'CloudFormation deletes what it had made, so there is nothing to delete by hand. Deploy again after a minute: the name of a deleted queue is free again only after 60 seconds.'
    : 'CloudFormation puts back what it had changed.';
  return `${stack} could not be deployed. ${why}. ${next}`;
}

/**
 * Returns what to do about a stack that CloudFormation could not delete after a failed creation, or undefined for any other one.
 * Usually the page's files are in the bucket already, and CloudFormation deletes only an empty bucket.
 */
export async function undeletedStack(
  client: CloudFormationClient,
  stack: string,
): Promise<string | undefined> {
  const { StackStatus = '' } = (await findStack(client, stack)) ?? {};
  if (!['ROLLBACK_FAILED', 'DELETE_FAILED'].includes(StackStatus)) return undefined;
  const buckets = (await resourcesOf(client, stack)).flatMap(
    ({ ResourceType, ResourceStatus, PhysicalResourceId: name }) =>
      ResourceType === 'AWS::S3::Bucket' && ResourceStatus !== 'DELETE_COMPLETE' && name ? [name] : [],
  );
  const empty = buckets.map((name) => `aws s3 rm "s3://${name}" --recursive && `).join('');
  const why = buckets.length > 0 ? ' Files are left in its bucket.' : ' Its events in the console say why.';
  return `CloudFormation could not delete what it had made (${StackStatus}).${why} Run: ${empty}aws cloudformation delete-stack --stack-name ${stack} && aws cloudformation wait stack-delete-complete --stack-name ${stack}. Then deploy again after a minute.`;
}

/** Returns all events since a time. CloudFormation lists a hundred of them at once, the newest first. */
async function eventsSince(
  client: CloudFormationClient,
  stack: string,
  since: Date,
): Promise<readonly StackEvent[]> {
  const found: StackEvent[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName: stack })) {
    const recent = StackEvents.filter(({ Timestamp }) => Timestamp !== undefined && Timestamp >= since);
    found.push(...recent);
    if (recent.length < StackEvents.length) break;
  }
  return found;
}

async function resourcesOf(
  client: CloudFormationClient,
  stack: string,
): Promise<readonly StackResourceSummary[]> {
  const found: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    found.push(...(page.StackResourceSummaries ?? []));
  }
  return found;
}
