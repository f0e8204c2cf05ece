import { DescribeStackEventsCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';

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
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stack }));
  const first = StackEvents.filter(
    ({ ResourceStatus = '', ResourceStatusReason = '', Timestamp }) =>
      ResourceStatus.endsWith('_FAILED') &&
      !/cancelled/i.test(ResourceStatusReason) &&
      Timestamp !== undefined &&
      Timestamp >= since,
  ).toSorted((one, other) => Number(one.Timestamp) - Number(other.Timestamp))[0];
  const reason = first?.ResourceStatusReason ?? first?.ResourceStatus ?? '';
  const why = first
    ? `${first.LogicalResourceId} (${first.ResourceType}): ${reason}`
    : 'its events in the console of CloudFormation say why';
  if (/already ?exists/i.test(reason)) {
    return `${stack} could not be deployed, because an earlier ${stack} left a resource behind under the same name. ${why}. If the earlier one is gone for good, move what waits in its queues away, delete what it left (infra/README.md, "What a deleted data stack leaves behind") and deploy again: the new one gets the same name and address, so numbers go on pointing at it.`;
  }
  const next = isNew
    ? 'CloudFormation deletes what it had made, so there is nothing to delete by hand. Deploy again after a minute: the name of a deleted queue is free again only after 60 seconds.'
    : 'CloudFormation puts back what it had changed.';
  return `${stack} could not be deployed. ${why}. ${next}`;
}
