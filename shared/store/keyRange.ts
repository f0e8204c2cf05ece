/** Sorts after every other character, both by DynamoDB's UTF-8 bytes and in the embedded engine. No key contains it. */
const lastCharacter = '\u{10FFFF}';

/**
 * Returns the key condition for the items of a partition whose sort key begins with `prefix`. It is a range, because the embedded
 * engine makes a LIKE of `begins_with`, for which SQLite reads the whole partition. DynamoDB reads and bills both alike.
 */
export function keysBeginning(pk: string, prefix: string) {
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': pk, ':first': prefix, ':last': `${prefix}${lastCharacter}` },
  };
}
