import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation';

/** What holds what people said, who may sign in, or a number: a replaced one is a lost one. */
const kept: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'the table with everything that was said',
  'AWS::KMS::Key': 'the key without which the table cannot be read',
  'AWS::Cognito::UserPool': 'the user pool with everybody who signs in',
  'AWS::SMSVOICE::PhoneNumber': 'a phone number, which cannot be had back',
};

/** One sentence for each change that would replace or remove what nobody may lose; none when a change set may be executed. */
export function forbiddenChanges(stack: string, changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ ResourceChange: change }) => {
    const what = kept[change?.ResourceType ?? ''];
    if (!change || what === undefined) return [];
    // The keys of the service's topics hold nothing that anybody would miss.
    if (change.ResourceType === 'AWS::KMS::Key' && !stack.endsWith('-Data')) return [];
    if (change.Action !== 'Remove' && !(change.Action === 'Modify' && mayReplace(change))) return [];
    const verb = change.Action === 'Remove' ? 'remove' : 'replace';
    return `This deployment would ${verb} ${what} (${change.LogicalResourceId} in ${stack}). Nothing was changed. Look at what you changed in infra/aws/DataStack.ts or shared/store/table.ts.`;
  });
}

/**
 * CloudFormation calls every change of a table's attribute definitions a conditional replacement, and replaces only if one that
 * was there gets another type. Ours are all strings, so those changes are new indexes, and must pass. Source: CloudFormation
 * Template Reference, AWS::DynamoDB::Table, AttributeDefinitions.
 */
function mayReplace({ ResourceType, Replacement, Details = [] }: ResourceChange): boolean {
  if (Replacement === 'True') return true;
  if (Replacement !== 'Conditional') return false;
  if (ResourceType !== 'AWS::DynamoDB::Table') return true;
  const reasons = Details.filter(({ Target }) => Target?.RequiresRecreation !== 'Never');
  return reasons.length === 0 || reasons.some(({ Target }) => Target?.Name !== 'AttributeDefinitions');
}
