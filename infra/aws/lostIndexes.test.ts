import { expect, test } from 'vitest';
import { lostIndexes } from './lostIndexes.ts';

const index = (IndexName: string, key = 'company', ProjectionType = 'ALL') => ({
  IndexName,
  KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  Projection: { ProjectionType },
});

/** A template of the data stack as CloudFormation returns it. */
const template = (...indexes: readonly object[]) =>
  JSON.stringify({
    Resources: {
      Table1234: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }) },
      },
      Topic: { Type: 'AWS::SNS::Topic' },
    },
  });

const lost = (before: string, after: string) => lostIndexes('Conversations-test-Data', before, after);

test('a rollback past a new index is refused, and the sentence says how to roll back and keep it', () => {
  expect(lost(template(index('lists'), index('optOuts')), template(index('lists')))).toEqual([
    'This deployment would delete the index optOuts (Table1234 in Conversations-test-Data), and building it again takes hours. Nothing was changed. Restore shared/store/table.ts from the commit that was deployed last (infra/README.md, "Roll back"), and deploy again.',
  ]);
  expect(lost(template(index('lists')), template())).toHaveLength(1);
});

test.each([
  ['another key', index('lists', 'inList')],
  ['another projection', index('lists', 'company', 'KEYS_ONLY')],
])('an index that would be built again with %s is refused', (_, changed) => {
  expect(lost(template(index('lists')), template(changed))).toHaveLength(1);
});

test('a table that goes away is not called a lost index, because it is refused as a table', () => {
  expect(lost(template(index('lists')), JSON.stringify({ Resources: {} }))).toEqual([]);
});

test('a new index, another order, and another throughput lose nothing', () => {
  const [one, other] = [index('lists'), index('optOuts')];
  expect(lost(template(one), template(other, one))).toEqual([]);
  expect(lost(template(one, other), template(other, one))).toEqual([]);
  const wide = { ...one, OnDemandThroughput: { MaxReadRequestUnits: 10 } };
  expect(lost(template(one), template(wide))).toEqual([]);
  expect(lost(template(), template(one))).toEqual([]);
});
