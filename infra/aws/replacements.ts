import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation';

/** Resource types that cannot be replaced without losing messages, members, numbers, or an address that others use. */
const kept: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'the table with everything that was said',
  'AWS::KMS::Key': 'the key without which the table cannot be read',
  'AWS::Cognito::UserPool': 'the user pool with everybody who signs in',
  'AWS::Cognito::UserPoolDomain': 'the address at which everybody signs in',
  'AWS::SNS::Topic': 'a topic at which every number points',
  'AWS::SQS::Queue': 'a queue in which texts may wait',
  'AWS::IAM::Role': 'the role with which every number publishes what people text',
  'AWS::CloudFront::Distribution': 'the address of the page, which members have bookmarked',
  'AWS::ApiGatewayV2::DomainName': 'the address of the API, which automations call',
  'AWS::ApiGatewayV2::Api': 'the address of the API, which automations call',
  'AWS::SMSVOICE::PhoneNumber': 'a phone number, which cannot be had back',
};

/** Types that are protected in the data stack only, because nothing outside points at the ones of the service stack. */
const onlyInData: ReadonlySet<string> = new Set([
  'AWS::KMS::Key',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::IAM::Role',
]);

/** Returns one sentence for each change that would replace or remove a protected resource; none when a change set is safe. */
export function forbiddenChanges(stack: string, changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ ResourceChange: change }) => {
    const what = kept[change?.ResourceType ?? ''];
    if (!change || what === undefined) return [];
    if (onlyInData.has(change.ResourceType ?? '') && !stack.endsWith('-Data')) return [];
    if (change.ResourceType === 'AWS::ApiGatewayV2::Api' && !change.LogicalResourceId?.startsWith('Http'))
      return [];
    if (change.Action !== 'Remove' && !(change.Action === 'Modify' && mayReplace(change))) return [];
    const verb = change.Action === 'Remove' ? 'remove' : 'replace';
    return `This deployment would ${verb} ${what} (${change.LogicalResourceId} in ${stack}). Nothing was changed. Look at what you changed in infra/aws or shared/store/table.ts.`;
  });
}

/**
 * Returns true when a change may replace its resource. CloudFormation calls every change of a table's attribute definitions a
 * conditional replacement, and replaces only if one that was there gets another type. Ours are all strings, so those changes are
 * new indexes, and must pass. Source: CloudFormation Template Reference, AWS::DynamoDB::Table, AttributeDefinitions.
 */
function mayReplace({ ResourceType, Replacement, Details = [] }: ResourceChange): boolean {
  if (Replacement === 'True') return true;
  if (Replacement !== 'Conditional') return false;
  if (ResourceType !== 'AWS::DynamoDB::Table') return true;
  const reasons = Details.filter(({ Target }) => Target?.RequiresRecreation !== 'Never');
  return reasons.length === 0 || reasons.some(({ Target }) => Target?.Name !== 'AttributeDefinitions');
}
