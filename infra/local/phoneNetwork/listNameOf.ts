/** Returns the name of an opt-out list, which the carrier takes as a name or as an ARN. */
export function listNameOf(nameOrArn: string): string {
  return nameOrArn.replace(/^arn:.*:opt-out-list\//, '');
}
