import type { Change } from '@aws-sdk/client-cloudformation';

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
    const replaced = change.Replacement === 'True' || change.Replacement === 'Conditional';
    if (change.Action !== 'Remove' && !(change.Action === 'Modify' && replaced)) return [];
    const verb = change.Action === 'Remove' ? 'remove' : 'replace';
    return `This deployment would ${verb} ${what} (${change.LogicalResourceId} in ${stack}). Nothing was changed. Look at what you changed in infra/aws/DataStack.ts or shared/store/table.ts.`;
  });
}
