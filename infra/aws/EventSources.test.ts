import { App, Stack } from 'aws-cdk-lib';
import { Template, Match } from 'aws-cdk-lib/assertions';
import { Table, AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { beforeAll, expect, test } from 'vitest';
import type { FunctionSpec } from '#functions/manifest.ts';
import { queues as described } from '#functions/queues.ts';
import { SubscribedTopics } from './SubscribedTopics.ts';
import { QueueSet } from './QueueSet.ts';
import { stageNamed } from './stages.ts';
import { EventSources } from './EventSources.ts';

let stack: Stack;
let queues: QueueSet;
let template: Template;
beforeAll(() => {
  stack = new Stack(new App(), 'Stack');
  const spec: FunctionSpec = { in: 'messages', on: { deadLettersOf: described.outbound }, needs: {} };
  const handler = new Function(stack, 'Handler', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = () => {}'),
  });
  queues = new QueueSet(stack, 'Queues', 'conversations-test', [['deliverMessage', spec]]);
  new EventSources(stack, 'Starters', [{ ...spec, name: 'deliverMessage', handler }], {
    table: new Table(stack, 'Table', { partitionKey: { name: 'pk', type: AttributeType.STRING } }),
    streamFrom: StartingPosition.TRIM_HORIZON,
    topics: new SubscribedTopics(stack, 'Topics', stageNamed('test')),
    queues,
    hasCanary: false,
  });
  template = Template.fromStack(stack);
});

test('a function is started by the dead letters of a queue, one by one, and each is hidden while it runs', () => {
  const { deadLetters } = queues.named(described.outbound.name);
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: stack.resolve(deadLetters.queueArn) as unknown,
    BatchSize: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  const found = template.findResources('AWS::SQS::Queue', {
    Properties: {
      QueueName: 'conversations-test-outbound-texts-dead-letters.fifo',
      FifoQueue: true,
      VisibilityTimeout: Match.anyValue(),
      RedrivePolicy: Match.absent(),
    },
  });
  expect(Object.keys(found)).toHaveLength(1);
});
