import { DescribeStackEventsCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';

/**
 * Why the last deployment of a stack failed, in one sentence: the first thing of it that could not be made or changed, in
 * CloudFormation's own words. What only failed because something else did is passed over.
 */
export async function failureOf(client: CloudFormationClient, stack: string, since: Date): Promise<string> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stack }));
  const first = StackEvents.filter(
    ({ ResourceStatus = '', ResourceStatusReason = '', Timestamp }) =>
      ResourceStatus.endsWith('_FAILED') &&
      !/cancelled/i.test(ResourceStatusReason) &&
      Timestamp !== undefined &&
      Timestamp >= since,
  ).toSorted((one, other) => Number(one.Timestamp) - Number(other.Timestamp))[0];
  const why = first
    ? `${first.LogicalResourceId} (${first.ResourceType}): ${first.ResourceStatusReason ?? first.ResourceStatus}`
    : 'its events in the console of CloudFormation say why';
  return `${stack} could not be deployed, and CloudFormation puts back what it had changed. ${why}`;
}
