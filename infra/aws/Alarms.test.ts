import { App, Stack } from 'aws-cdk-lib';
import { Match, Template, type Matcher } from 'aws-cdk-lib/assertions';
import { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AttributeType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { topics as describedTopics } from '#functions/carrier/topics.ts';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { metricDescriptions } from '#functions/metrics.ts';
import { queues as describedQueues } from '#functions/queues.ts';
import { table as describedTable } from '#shared/store/table.ts';
import { everyday } from './alarmSentences.ts';
import { Alarms } from './Alarms.ts';
import { AlarmTopic } from './AlarmTopic.ts';
import { ConversationsHttpApi } from './ConversationsHttpApi.ts';
import { LiveWebSocketApi } from './LiveWebSocketApi.ts';
import { SubscribedTopics } from './SubscribedTopics.ts';
import { QueueSet } from './QueueSet.ts';
import { stageNamed } from './stages.ts';
import { EventSources } from './EventSources.ts';

type AlarmProperties = {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly MetricName: string;
  readonly TreatMissingData: string;
  readonly ComparisonOperator: string;
};

let template: Template;
let alarms: readonly AlarmProperties[];
beforeAll(() => {
  const stack = new Stack(new App(), 'Stack');
  const stage = { ...stageNamed('test'), canaryCompany: 'co_canary' };
  const rows = Object.entries(manifest) as readonly [FunctionName, FunctionSpec][];
  const code = Code.fromInline('exports.handler = () => {}');
  const functions = rows.map(([name, spec]) => {
    const handler = new Function(stack, name, {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code,
    });
    return { ...spec, name, handler };
  });
  const table = new Table(stack, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
  });
  const topics = new SubscribedTopics(stack, 'Topics', stage);
  const queues = new QueueSet(stack, 'Queues', 'conversations-test', rows);
  const streamFrom = StartingPosition.TRIM_HORIZON;
  const { skipped } = new EventSources(stack, 'Starters', functions, {
    table,
    streamFrom,
    topics,
    queues,
    hasCanary: true,
  });
  const httpApi = new ConversationsHttpApi(stack, 'Http', stage);
  const { api } = httpApi;
  const limits = { table, throttled: httpApi.countThrottled() };
  const { stage: live } = new LiveWebSocketApi(stack, 'Live', stage);
  const distribution = new Distribution(stack, 'Page', {
    defaultBehavior: { origin: new HttpOrigin('page.example') },
  });
  const page = { distribution, userPoolId: 'pool', clientId: 'client' };
  const { topic } = new AlarmTopic(stack, 'AlarmTopic', stage);
  new Alarms(stack, 'Alarms', { functions, topics, queues, skipped, api, live, limits, page }, topic, stage);
  template = Template.fromStack(stack);
  alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => Properties as AlarmProperties,
  );
});

const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `conversations-test-${name}`);

const fromAlarms = {
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Condition: { StringEquals: { 'aws:SourceAccount': Match.anyValue() as unknown } },
};

describe('an alarm', () => {
  test('alarms may publish to the topic, which may encrypt them', () => {
    const mayPublish = Match.objectLike({ Effect: 'Allow', Action: 'sns:Publish', ...fromAlarms });
    const encrypted = Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], ...fromAlarms });
    const including = (statement: Matcher) =>
      Match.objectLike({ Statement: Match.arrayWith([statement]) }) as unknown;
    const topics = template.findResources('AWS::SNS::TopicPolicy', {
      Properties: { PolicyDocument: including(mayPublish) },
    });
    const keys = template.findResources('AWS::KMS::Key', { Properties: { KeyPolicy: including(encrypted) } });
    expect([Object.keys(topics), Object.keys(keys)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('says what breaks and what to do first', () => {
    expect(alarms.filter(({ AlarmDescription }) => !AlarmDescription.includes('First: '))).toEqual([]);
  });

  test('watches every topic and queue, for what is stuck and for what is dead', () => {
    const names = [...Object.values(describedTopics), ...Object.values(describedQueues)].map(
      ({ name }) => name,
    );
    const ofTopics = Object.values(describedTopics).map(({ name }) => `${name}-retries`);
    expect(ofTopics.filter((alarm) => named(alarm) === undefined)).toEqual([]);
    const missing = names.flatMap((name) =>
      [`${name}-dead-letters`, `${name}-stuck`].filter((alarm) => named(alarm) === undefined),
    );
    expect(missing).toEqual([]);
  });

  test('watches every count that is not everyday', () => {
    const counted = Object.keys(metricDescriptions).filter((name) => named(name) !== undefined);
    expect([...counted, ...everyday].toSorted()).toEqual(Object.keys(metricDescriptions).toSorted());
  });

  test('goes off when no text of the canary is delivered for a quarter of an hour', () => {
    expect(named('canary')).toMatchObject({
      MetricName: 'canaryDelivered',
      ComparisonOperator: 'LessThanThreshold',
      EvaluationPeriods: 3,
      TreatMissingData: 'breaching',
    });
  });

  test('goes off when no function looks after overdue texts at all', () => {
    expect(named('sweepMessages-rests')).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('rings at every limit that refuses members: functions at once, the table, requests a second', () => {
    expect(named('functions-throttled')).toMatchObject({ MetricName: 'Throttles' });
    expect(named('requests-throttled')).toMatchObject({ MetricName: 'throttledRequests-test' });
    for (const [name, metricName] of [
      ['table-reads-throttled', 'ReadThrottleEvents'],
      ['table-writes-throttled', 'WriteThrottleEvents'],
    ] as const) {
      for (const part of [metricName, ...Object.keys(describedTable.indexes)])
        expect(JSON.stringify(named(name))).toContain(part);
    }
    template.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: '{ $.status = "429" }' });
  });

  test('rings when the page’s own address fails, and when many sign-ins fail', () => {
    expect(named('page-fails')).toMatchObject({ MetricName: '5xxErrorRate' });
    expect(JSON.stringify(named('sign-ins-fail'))).toContain('tried - succeeded');
  });

  test('counts only what its own stage counts', () => {
    const ofCounts = Object.values(
      template.findResources('AWS::CloudWatch::Alarm', { Properties: { Namespace: 'Conversations' } }),
    ).filter(({ Properties }) => 'Dimensions' in (Properties as object));
    expect(ofCounts.length).toBeGreaterThan(3);
    for (const { Properties } of ofCounts)
      expect(Properties).toMatchObject({ Dimensions: [{ Name: 'service', Value: 'conversations-test' }] });
  });

  test('counts unforeseen failures where members see them, since to Lambda they are answers like any other', () => {
    expect(named('requests-fail')).toMatchObject({ MetricName: '5xx' });
  });
});
