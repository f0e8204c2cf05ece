import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { queueVariable } from '#functions/edge/environment.ts';
import type { Grants } from '#functions/grants.ts';
import type { FunctionName } from '#functions/manifest.ts';
import { deadLettersOf } from '#functions/Queue.ts';
import { queues } from '#functions/queues.ts';
import { administeredPartitions, keys } from '#shared/store/keys.ts';
import { functions, resources, statementsOf, statementsOfRole, testApp } from '#testing/testStacks.ts';
import { stageNamed } from './stages.ts';

describe('what a function may do', () => {
  const reading = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
  const updating = [...reading, 'dynamodb:UpdateItem'];
  const writing = [...updating, 'dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'];
  const store = {
    read: reading,
    automations: writing,
    company: updating,
    live: writing,
    members: writing,
    number: updating,
    settings: updating,
    write: writing,
    send: writing,
  };
  const grants: {
    readonly [Name in Exclude<keyof Grants, keyof typeof queues>]: Readonly<
      Record<keyof Grants[Name], readonly string[]>
    >;
  } = {
    store,
    carrier: { send: ['sms-voice:SendTextMessage'] },
    carrierList: { remove: ['sms-voice:DeleteOptedOutNumber'] },
    carrierNumbers: {
      read: [
        'sms-voice:DescribePhoneNumbers',
        'sms-voice:DescribeRegistrationFieldDefinitions',
        'sms-voice:DescribeRegistrationFieldValues',
        'sms-voice:DescribeRegistrationVersions',
        'sms-voice:DescribeRegistrations',
      ],
    },
    live: { publish: ['execute-api:ManageConnections'] },
    invitations: { send: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser'] },
    eventTopic: { publish: ['kms:Decrypt', 'kms:GenerateDataKey', 'sns:Publish'] },
    metrics: { count: [] },
    log: { write: [] },
    canary: { text: [] },
  };
  const receiving = [
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
  ];
  const notingWhatIsSkipped = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'];
  const starting: Readonly<Record<string, readonly string[]>> = {
    topic: receiving,
    queue: receiving,
    deadLettersOf: receiving,
    stream: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
  };

  test.each(functions)(
    '%s may do what its row needs, write its log, and nothing else',
    (name, { on, needs }) => {
      const granted = Object.entries(needs).flatMap(([grant, much]) =>
        grant in queues
          ? ['sqs:SendMessage']
          : ((grants[grant as keyof typeof grants] as Record<string, readonly string[]>)[much] ?? []),
      );
      const wanted = [
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        ...granted,
        ...Object.entries(starting).flatMap(([trigger, actions]) => (trigger in on ? actions : [])),
        ...('stream' in on ? notingWhatIsSkipped : []),
        ...('topic' in on ? ['sqs:SendMessage'] : []),
        // To count the requests of its callers.
        ...('http' in on ? ['dynamodb:UpdateItem'] : []),
      ];
      const allowed = statementsOf(name).flatMap(({ Action }) => Action);
      expect(new Set(allowed)).toEqual(new Set(wanted));
    },
  );

  test.each(functions)(
    '%s finds in its environment what it needs, and nothing else',
    (name, { on, needs }) => {
      const variables: Readonly<Record<string, string | readonly string[]>> = {
        invitations: ['USER_POOL_ID', 'SIGN_IN_ISSUER', 'PAGE_ADDRESS'],
        store: 'TABLE_NAME',
        carrier: 'CONFIGURATION_SET_NAME',
        carrierList: 'STAGE',
        eventTopic: 'EVENT_TOPIC_ARN',
        live: 'LIVE_ENDPOINT',
        ...Object.fromEntries(
          Object.entries(queues).map(([grant, { name: queue }]) => [grant, queueVariable(queue)]),
        ),
      };
      const usual = ['POWERTOOLS_SERVICE_NAME'];
      const wanted = [
        ...Object.keys(needs).flatMap((grant) => variables[grant] ?? []),
        ...('topic' in on ? [queueVariable(deadLettersOf(on.topic))] : []),
        ...('queue' in on ? [queueVariable(on.queue.name)] : []),
        ...('deadLettersOf' in on ? [queueVariable(deadLettersOf(on.deadLettersOf))] : []),
      ];
      const [deployed] = resources('AWS::Lambda::Function').filter(({ Properties }) =>
        String(Properties['Description']).endsWith(`/${name}`),
      );
      const environment = deployed?.Properties['Environment'] as
        | { Variables: Record<string, unknown> }
        | undefined;
      expect(new Set(Object.keys(environment?.Variables ?? {}))).toEqual(new Set([...usual, ...wanted]));
    },
  );

  const stored = functions.flatMap(([name, { needs }]) =>
    'store' in needs ? [[name, needs.store] as const] : [],
  );
  const keysOf = (name: FunctionName, effect: string, operator: string, action = 'dynamodb:PutItem') =>
    statementsOf(name)
      .filter(({ Effect, Action, Condition }) => {
        return Effect === effect && [Action].flat().includes(action) && Condition?.[operator] !== undefined;
      })
      .map(({ Condition }) => Condition?.[operator]?.['dynamodb:LeadingKeys']);

  const administered = ['COMPANY#*', 'NUM#*', 'SUB#*', 'MEMBERS#*', 'AUT#*', 'TABLE'];
  const settings = 'SETTINGS#*#*';
  const live = ['TICKET#*', 'CONNECTION#*', 'LIVE#*'];
  const rateLimits = 'RATE_LIMIT#*';

  test.each(stored.filter(([, much]) => much === 'write'))(
    '%s can write no company with its secret, no number, member or automation, no settings, connections or rate limit, and open no table',
    (name) => {
      const denied = [...administered, settings, ...live, rateLimits];
      expect(keysOf(name, 'Deny', 'ForAnyValue:StringLike')).toEqual([denied]);
    },
  );

  test.each([
    ['live', 'tickets and connections', 'dynamodb:PutItem', live],
    ['members', 'members', 'dynamodb:PutItem', ['SUB#*', 'MEMBERS#*']],
    ['automations', 'registrations of automations', 'dynamodb:PutItem', ['AUT#*']],
    ['company', 'companies, by updates', 'dynamodb:UpdateItem', ['COMPANY#*']],
    ['number', 'rate limits, by updates', 'dynamodb:UpdateItem', [rateLimits]],
    ['settings', 'the settings of members, by updates', 'dynamodb:UpdateItem', [settings]],
  ])(
    'functions with the grant %s can write %s, count requests, and nothing else',
    (much, _, action, only) => {
      const names = stored.flatMap(([name, granted]) => (granted === much ? name : []));
      expect(names).not.toEqual([]);
      for (const name of names) {
        const written = keysOf(name, 'Allow', 'ForAllValues:StringLike', action);
        expect(written.filter((partitions) => !String(partitions).includes('REQUESTS#*'))).toEqual([only]);
      }
    },
  );

  test('only the function that sends texts takes send slots, and it writes nothing else that is kept from the others', () => {
    expect(stored.flatMap(([name, much]) => (much === 'send' ? name : []))).toEqual(['deliverMessage']);
    const denied = [...administered, settings, ...live];
    expect(keysOf('deliverMessage', 'Deny', 'ForAnyValue:StringLike')).toEqual([denied]);
  });

  test('a company’s secret is in a partition of its own, apart from what functions write', () => {
    const { pk } = keys.company('co_oak');
    const others = [
      keys.rateLimit('co_oak'),
      keys.contact('co_oak', 'con_a'),
      keys.conversation('co_oak', 'cnv_a'),
    ];
    expect(others.filter((key) => key.pk === pk || key.pk.startsWith('COMPANY#'))).toEqual([]);
    expect(administeredPartitions).toContain('COMPANY#*');
  });

  test('a number is taken off the opt-out lists of its own stage only', () => {
    const [statement] = statementsOf('removeFromOptOutList').filter(
      ({ Action }) => Action === 'sms-voice:DeleteOptedOutNumber',
    );
    expect(JSON.stringify(statement?.Resource)).toMatch(/:opt-out-list\/conversations-prod-\*"/);
  });

  test('reaches the table and its indexes by name, and everything only where nothing else can be said', () => {
    const wide = functions.flatMap(([name]) =>
      statementsOf(name)
        .filter(({ Resource: resource }) => resource === '*')
        .map(({ Action }) => `${name}: ${String(Action)}`),
    );
    expect(wide).toEqual([
      'getRegistration: sms-voice:DescribePhoneNumbers,sms-voice:DescribeRegistrationFieldDefinitions',
      'queueMessages: dynamodb:ListStreams',
      'announceChanges: dynamodb:ListStreams',
    ]);
  });
});

test('a stage with an address for mails lets the function that invites send from it, and no other function', () => {
  const stage = { ...stageNamed('test'), mailFrom: 'office@oakhill.com' };
  const own = Template.fromStack(testApp(stage).service);
  const sending = Object.entries(own.findResources('AWS::IAM::Role')).filter(([, role]) =>
    JSON.stringify(role).includes('ses:SendEmail'),
  );
  expect(sending.map(([id]) => id)).toEqual([expect.stringContaining('inviteMemberRole')]);
  expect(JSON.stringify(sending)).toContain('{"StringEquals":{"ses:FromAddress":"office@oakhill.com"}}');
  const statements = statementsOfRole(own, sending[0]?.[0] ?? '').filter(
    ({ Action }) => Action === 'ses:SendEmail',
  );
  expect(statements).toHaveLength(1);
  const allowed = JSON.stringify(statements[0]?.Resource);
  // While SES is in its sandbox, it also checks the identity of the recipient.
  expect([...allowed.matchAll(/:((?:identity|configuration-set)\/[^"]*)"/g)].map(([, name]) => name)).toEqual(
    ['identity/*', 'configuration-set/*'],
  );
});
