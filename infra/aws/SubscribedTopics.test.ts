import { describe, expect, test } from 'vitest';
import { prodTemplates, resources, type Resource } from '#testing/testStacks.ts';

const { data } = prodTemplates();

describe('what every number points at', () => {
  const fixed = [
    'conversations-prod-inbound-texts',
    'conversations-prod-delivery-receipts',
    'conversations-prod-events',
    'conversations-prod-two-way',
  ];

  test('has a fixed name and outlives the service and its own stack', () => {
    const named = ['AWS::SNS::Topic', 'AWS::IAM::Role']
      .flatMap((type) => Object.values(data.findResources(type)) as Resource[])
      .filter(({ Properties }) => !String(Properties['Description']).endsWith('what invitationMail may do'));
    expect(
      named.map(({ Properties }) => String(Properties['TopicName'] ?? Properties['RoleName'])).toSorted(),
    ).toEqual(fixed.toSorted());
    expect(new Set(named.map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(
      new Set(['RetainExceptOnCreate']),
    );
    const namedRoles = Object.entries(data.findResources('AWS::IAM::Role') as Record<string, Resource>)
      .filter(([, { Properties }]) => Properties['RoleName'] !== undefined)
      .map(([id]) => id);
    const policies = (Object.values(data.findResources('AWS::IAM::Policy')) as Resource[]).filter(
      ({ Properties }) => namedRoles.some((id) => JSON.stringify(Properties['Roles']).includes(`"${id}"`)),
    );
    expect(policies).toHaveLength(1);
    for (const { DeletionPolicy } of policies) expect(DeletionPolicy).toBe('RetainExceptOnCreate');
    for (const type of ['AWS::SNS::TopicPolicy', 'AWS::SNS::Subscription', 'AWS::SQS::QueuePolicy'])
      for (const found of Object.values(data.findResources(type)) as Resource[])
        expect([type, found.DeletionPolicy]).toEqual([type, 'RetainExceptOnCreate']);
    // The alarm topic is the only topic of the service.
    expect(resources('AWS::SNS::Topic')).toHaveLength(1);
  });

  test('knows nothing of the service, which can be deleted and deployed again', () => {
    expect(JSON.stringify(data.toJSON())).not.toContain('ImportValue');
  });

  test('takes inbound texts from the role alone, and receipts from this stage’s configuration set alone', () => {
    const policies = Object.values(data.findResources('AWS::SNS::TopicPolicy')) as Resource[];
    const allowing = policies.map(({ Properties }) => {
      const { Statement } = Properties['PolicyDocument'] as {
        readonly Statement: readonly { Effect: string; Principal: unknown; Condition?: unknown }[];
      };
      return Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Principal, Condition }) =>
        JSON.stringify({ Principal, Condition }),
      );
    });
    // The topic of events has no statement that allows: its publisher is of the same account and has the permission itself.
    expect(allowing.map((statements) => statements.length).toSorted((one, other) => one - other)).toEqual([
      0, 1, 1,
    ]);
    const [one = '', other = ''] = allowing.flat();
    const [inbound, receipts] = one.includes('TwoWayRole') ? [one, other] : [other, one];
    expect(inbound).toContain('"AWS"');
    expect(inbound).not.toContain('"Service"');
    expect(receipts).toContain('sms-voice.amazonaws.com');
    expect(receipts).toMatch(/"aws:SourceArn":.*:configuration-set\/conversations-prod/);
  });
});

describe('a topic message of the carrier that cannot be handled', () => {
  test('is put back on its queue every quarter of an hour, without a function', () => {
    const schedules = resources('AWS::Scheduler::Schedule').map(({ Properties }) => Properties);
    expect(schedules).toHaveLength(2);
    for (const { ScheduleExpression, Target } of schedules) {
      expect(ScheduleExpression).toBe('rate(15 minutes)');
      expect(Target).toMatchObject({
        Arn: { 'Fn::Join': ['', expect.arrayContaining([':scheduler:::aws-sdk:sqs:startMessageMoveTask'])] },
      });
      expect(JSON.stringify(Target)).toMatch(/SourceArn.*retries.*DestinationArn.*queue/);
    }
  });

  test('that needs a person waits in a queue that SQS can redrive', () => {
    const retried = Object.values(data.findResources('AWS::SQS::Queue')) as Resource[];
    const sources = retried.map(({ Properties }) => JSON.stringify(Properties['RedrivePolicy'] ?? ''));
    expect(sources.filter((policy) => policy.includes('deadletters'))).toHaveLength(2);
    expect(sources.filter((policy) => policy.includes('retries'))).toHaveLength(2);
  });
});
