import type { Template } from 'aws-cdk-lib/assertions';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { prodTemplates, type Resource } from '#testing/testStacks.ts';

const { data, service } = prodTemplates();

describe('the runbook', () => {
  const runbook = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const findNames = (pattern: RegExp, text = runbook) => [
    ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
  ];
  const namesOf = (template: Template, type: string, property: string) =>
    (Object.values(template.findResources(type)) as Resource[])
      .filter(({ Properties }) => property in Properties)
      .map(({ Properties }) => String(Properties[property]));

  test('reads only outputs and queues that the stacks have', () => {
    const outputs = [data, service].flatMap((template) => Object.keys(template.findOutputs('*')));
    const read = [...findNames(/\$\(output (\w+)\)/g), ...findNames(/`(\w+Arn)`/g)];
    expect(read).toContain('AlarmTopicArn');
    expect(outputs).toEqual(expect.arrayContaining(read));
    const queueNames = [data, service].flatMap((each) => namesOf(each, 'AWS::SQS::Queue', 'QueueName'));
    const asked = findNames(/(?:\$\(queue |`waiting )([\w][\w.-]*)/g);
    expect(asked).toContain('inbound-texts');
    expect(queueNames).toEqual(expect.arrayContaining(asked.map((name) => `conversations-prod-${name}`)));
  });

  test('has one section for every alarm, and names no other one', () => {
    const alarms = namesOf(service, 'AWS::CloudWatch::Alarm', 'AlarmName').map((name) =>
      name.replace('conversations-prod-', ''),
    );
    const sections = [...runbook.matchAll(/^\*\*[^*]+\*\* \((`[^)]+`)\)/gm)].flatMap(([, names = '']) =>
      names.split(', ').map((name) => name.replaceAll('`', '')),
    );
    expect(sections.toSorted()).toEqual([...alarms, 'canary'].toSorted());
    const rung = findNames(/--alarm-name conversations-\$STAGE-([\w-]+)/g);
    expect(alarms).toEqual(expect.arrayContaining(rung));
  });

  test('names everything that a deleted data stack leaves behind under a fixed name', () => {
    const [, section = ''] = runbook.split('### What a deleted data stack leaves behind');
    const [steps = ''] = section.split('## The first hour');
    const [topicLoop = ''] = findNames(/for name in ([\w -]+ events);/g, steps);
    const topicNames = namesOf(data, 'AWS::SNS::Topic', 'TopicName');
    expect(
      topicLoop
        .split(' ')
        .map((name) => `conversations-prod-${name}`)
        .toSorted(),
    ).toEqual(topicNames.toSorted());
    expect(namesOf(data, 'AWS::IAM::Role', 'RoleName')).toEqual(['conversations-prod-two-way']);
    expect(steps).toContain('aws iam delete-role --role-name conversations-$STAGE-two-way');
    const [queueLoop = ''] = findNames(/for name in ([\w -]+);/g, steps);
    const deleted = queueLoop
      .split(' ')
      .flatMap((name) => ['', '-retries', '-dead-letters'].map((end) => `conversations-prod-${name}${end}`));
    expect(namesOf(data, 'AWS::SQS::Queue', 'QueueName').toSorted()).toEqual(deleted.toSorted());
  });

  test('runs only commands that npm knows', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(Object.keys(scripts)).toEqual(
      expect.arrayContaining(findNames(/npm run (?:--silent )?([\w:]+)/g)),
    );
  });
});
