import { expect, test } from 'vitest';
import { prodTemplates, resources, type Resource } from '#testing/testStacks.ts';

const { service } = prodTemplates();

test('the page signs in with rotated refresh tokens, and with no flow that Cognito refuses beside them', () => {
  const [client] = resources('AWS::Cognito::UserPoolClient');
  expect(client?.Properties).toMatchObject({
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED' },
  });
});

const pageCopies = () =>
  Object.entries(service.findResources('Custom::CDKBucketDeployment')) as [string, Resource][];
const copyWith = (header: string) =>
  pageCopies().find(([, { Properties }]) => JSON.stringify(Properties).includes(header));

test('the page’s files are copied after everything that may fail, so that a failed creation leaves no files in its bucket', () => {
  const isPlumbing = (id: string) => id.startsWith('CustomCDKBucketDeployment') || id.startsWith('Page');
  const others = Object.keys(service.toJSON()['Resources'] as object).filter(
    (id) => !isPlumbing(id) || id.startsWith('PageClient') || id.startsWith('PageDistribution'),
  );
  const assets = copyWith('immutable');
  expect(others.filter((id) => !assets?.[1].DependsOn?.includes(id))).toEqual([]);
});

test('the page’s documents go live after its hashed files, and wait for no invalidation', () => {
  expect(pageCopies().filter(([, { Properties }]) => 'DistributionId' in Properties)).toEqual([]);
  const documents = copyWith('no-cache');
  const before = pageCopies().filter(([id]) => id !== documents?.[0]);
  expect(before).toHaveLength(1);
  expect(before.filter(([id]) => !documents?.[1].DependsOn?.includes(id))).toEqual([]);
});
