import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { routes } from '#shared/api/routes.ts';
import { table } from '#shared/store/table.ts';
import {
  allQueues,
  functions,
  prodTemplates,
  resources,
  testApp,
  type Resource,
} from '#testing/testStacks.ts';
import { queueSpecs } from '../local/runtime/connectFunctions.ts';
import { stageNamed } from './stages.ts';

const { data, service } = prodTemplates();

describe('one machine and AWS', () => {
  test('know the same functions', () => {
    const deployed = resources('AWS::Lambda::Function')
      .map(({ Properties }) => String(Properties['Description']))
      .filter((description) => description.startsWith('Conversations'));
    expect(deployed.toSorted()).toEqual(
      functions.map(([name, spec]) => `Conversations, prod: ${spec.in}/${name}`).toSorted(),
    );
  });

  test('know the same routes, each behind who may call it', () => {
    const deployed = resources('AWS::ApiGatewayV2::Route')
      .filter(({ Properties }) => String(Properties['RouteKey']).includes('/'))
      .map(
        ({ Properties }) => `${String(Properties['RouteKey'])} ${String(Properties['AuthorizationType'])}`,
      );
    const wanted = Object.values(routes).map(
      ({ method, path, caller }) => `${method} ${path} ${caller === 'automation' ? 'AWS_IAM' : 'JWT'}`,
    );
    expect(new Set(deployed)).toEqual(new Set(wanted));
    const sockets = functions.flatMap(([, { on }]) => ('socket' in on ? on.socket : []));
    const deployedSockets = resources('AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => String(Properties['RouteKey']))
      .filter((key) => key.startsWith('$'));
    expect(deployedSockets.toSorted()).toEqual(sockets.toSorted());
    // The answer to a ping reaches the page only over a route that returns responses.
    expect(resources('AWS::ApiGatewayV2::RouteResponse')).toHaveLength(1);
  });

  test('let automations in by their signature alone, at the address of the API itself', () => {
    const signed = resources('AWS::ApiGatewayV2::Route')
      .filter(({ Properties }) => Properties['AuthorizationType'] === 'AWS_IAM')
      .map(({ Properties }) => String(Properties['RouteKey']));
    const ofAutomations = Object.values(routes).filter(({ caller }) => caller === 'automation');
    expect(signed.filter((key) => key.includes('/')).toSorted()).toEqual(
      ofAutomations.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    expect(ofAutomations.every(({ path }) => path.startsWith('/api/automation/companies/'))).toBe(true);
    const closed = resources('AWS::ApiGatewayV2::Api').filter(
      ({ Properties }) => Properties['DisableExecuteApiEndpoint'] === true,
    );
    expect(closed).toEqual([]);
  });

  test('know the same queues: each with the same patience before its dead letters', () => {
    const local = queueSpecs().map(({ fifo, maxReceiveCount }) => ({ fifo, maxReceiveCount }));
    const queuesOfOurs = Object.entries(allQueues());
    const starting = queuesOfOurs.filter(([id]) => !id.startsWith('Starters')).map(([, queue]) => queue);
    const deployed = starting.map(({ Properties }) => ({
      fifo: Properties['FifoQueue'] === true,
      maxReceiveCount: (Properties['RedrivePolicy'] as { maxReceiveCount?: number } | undefined)
        ?.maxReceiveCount,
    }));
    const byPatience = (each: readonly { fifo: boolean; maxReceiveCount?: number | undefined }[]) =>
      each.map(({ fifo, maxReceiveCount }) => `${fifo} ${maxReceiveCount}`).toSorted();
    expect(byPatience(deployed)).toEqual(byPatience(local));
  });

  test('start functions by the same changes of the table', () => {
    const deployed = resources('AWS::Lambda::EventSourceMapping').flatMap(
      ({ Properties: { FilterCriteria } }) =>
        FilterCriteria ? (FilterCriteria as { Filters: { Pattern: string }[] }).Filters : [],
    );
    const wanted = functions.flatMap(([, { on }]) => ('stream' in on ? on.only : []));
    expect(deployed.map(({ Pattern }) => JSON.parse(Pattern) as unknown)).toEqual(wanted);
  });

  test('tell the items of one group from those of another', () => {
    const lines = resources('AWS::SQS::Queue').filter(({ Properties }) => Properties['FifoQueue'] === true);
    const scopes = lines.map(({ Properties }) => [
      Properties['DeduplicationScope'],
      Properties['FifoThroughputLimit'],
    ]);
    expect(new Set(scopes.map(String))).toEqual(new Set(['messageGroup,perMessageGroupId']));
  });

  test('know the same table', () => {
    const [deployed] = Object.values(data.findResources('AWS::DynamoDB::Table')) as Resource[];
    const indexes = deployed?.Properties['GlobalSecondaryIndexes'] as { IndexName: string }[];
    expect(indexes.map(({ IndexName }) => IndexName).toSorted()).toEqual(
      Object.keys(table.indexes).toSorted(),
    );
    expect(deployed?.Properties['StreamSpecification']).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
    expect(deployed?.Properties['TimeToLiveSpecification']).toEqual({
      AttributeName: table.expires,
      Enabled: true,
    });
  });
});

test('each stack has at most the 500 resources that CloudFormation takes', () => {
  const counts = [data, service].map(
    (template) => Object.keys((template.toJSON() as { readonly Resources: object }).Resources).length,
  );
  expect(Math.max(...counts)).toBeLessThanOrEqual(500);
});

test('a stage with a restored table points functions, stream, commands and grants at it, and keeps the old table', () => {
  const name = 'Conversations-prod-Data-Table-restored-20261126T093000';
  const streamArn = `arn:aws:dynamodb:us-east-1:123456789012:table/${name}/stream/2026-11-26T10:00:00.000`;
  const stage = { ...stageNamed('prod'), restoredTable: { name, streamArn } };
  const stacks = testApp(stage);
  const restored = Template.fromStack(stacks.service);
  const tables = Object.values(
    restored.findResources('AWS::Lambda::Function') as Record<string, Resource>,
  ).flatMap(({ Properties }) => {
    const environment = Properties['Environment'] as
      | { readonly Variables: Readonly<Record<string, unknown>> }
      | undefined;
    return environment?.Variables['TABLE_NAME'] ?? [];
  });
  expect(new Set(tables)).toEqual(new Set([name]));
  const sources = Object.values(
    restored.findResources('AWS::Lambda::EventSourceMapping') as Record<string, Resource>,
  ).filter(({ Properties }) => 'FilterCriteria' in Properties);
  expect(sources.map(({ Properties }) => Properties['EventSourceArn'])).toEqual([streamArn, streamArn]);
  const policies = JSON.stringify(restored.findResources('AWS::IAM::Role'));
  expect(policies).toContain(`table/${name}/index/`);
  const kept = Template.fromStack(stacks.data);
  kept.hasOutput('TableName', { Value: name });
  kept.resourceCountIs('AWS::DynamoDB::Table', 1);
  // The service that is deployed still imports these while the data stack changes.
  expect(Object.keys(kept.findOutputs('*')).join(' ')).toMatch(/ExportsOutputFnGetAttTable\w+StreamArn/);
});

test('the canary runs only where a stage has a company for it', () => {
  const rules = resources('AWS::Events::Rule').map(({ Properties }) => [
    String(Properties['Description']).split(' ').at(-1),
    Properties['State'],
  ]);
  expect(Object.fromEntries(rules)).toMatchObject({ sweepMessages: 'ENABLED', checkDelivery: 'DISABLED' });
});

test('no function reserves concurrency, which an account of ten refuses, and queues leave most of the usual thousand to the API', () => {
  const reserved = resources('AWS::Lambda::Function').filter(
    ({ Properties }) => 'ReservedConcurrentExecutions' in Properties,
  );
  expect(reserved).toEqual([]);
  const fromQueues = resources('AWS::Lambda::EventSourceMapping').filter(
    ({ Properties }) => !('StartingPosition' in Properties),
  );
  const most = fromQueues.map(({ Properties }) =>
    Number((Properties['ScalingConfig'] as { MaximumConcurrency?: number } | undefined)?.MaximumConcurrency),
  );
  expect(most.length).toBeGreaterThan(3);
  expect(most.filter((runs) => !(runs >= 2))).toEqual([]);
  expect(most.reduce((sum, runs) => sum + runs, 0)).toBeLessThan(500);
});

test('a minute’s round that failed is not run again: the next minute does it', () => {
  const rounds = resources('AWS::Lambda::EventInvokeConfig').map(({ Properties }) => Properties);
  const once = { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 };
  expect(rounds).toMatchObject([once, once]);
});

test('alarms go to whom the stage names', () => {
  const emails = resources('AWS::SNS::Subscription').map(({ Properties }) => Properties['Endpoint']);
  expect(emails).toEqual([stageNamed('prod').alarmsTo]);
});

test('the month’s costs are watched, in fact and as a forecast', () => {
  const [budget] = resources('AWS::Budgets::Budget');
  expect(JSON.stringify(budget)).toMatch(/ACTUAL.*FORECASTED/);
});
