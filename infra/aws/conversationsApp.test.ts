import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueVariable } from '#functions/edge/environment.ts';
import type { Grants } from '#functions/grants.ts';
import { changeRetries, manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { deadLettersOf } from '#functions/Queue.ts';
import { queues } from '#functions/queues.ts';
import { routes } from '#shared/api/routes.ts';
import { administeredPartitions, keys } from '#shared/store/keys.ts';
import { table } from '#shared/store/table.ts';
import { queueSpecs } from '../local/runtime/connectFunctions.ts';
import { carrierCountries } from './carrierCountries.ts';
import { bundleFunctions } from './bundleFunctions.ts';
import { conversationsApp } from './conversationsApp.ts';
import { withoutProtection } from './DataStack.ts';
import { limitsOf } from './functionLimits.ts';
import { stageNamed } from './stages.ts';

type Resource = { readonly Properties: Readonly<Record<string, unknown>>; readonly DeletionPolicy?: string };
type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const functions = (Object.entries(manifest) as readonly [FunctionName, FunctionSpec][]).filter(
  ([, { on }]) => !('signIn' in on),
);

let page: string;
let data: Template;
let service: Template;
let passing: { readonly data: Template; readonly service: Template };
/** The data stack of a first deployment. */
let first: Template;
/** The service with the example automation for one company. */
let example: Template;
beforeAll(async () => {
  await bundleFunctions();
  page = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  writeFileSync(join(page, 'assets', 'page.js'), '');
  const stacks = conversationsApp(new App(), stageNamed('prod'), page);
  data = Template.fromStack(stacks.data);
  service = Template.fromStack(stacks.service);
  const other = conversationsApp(new App(), stageNamed('test'), page);
  first = Template.fromStack(
    conversationsApp(new App({ context: withoutProtection }), stageNamed('prod'), page).data,
  );
  const withExample = new App({ context: { example: 'co_elm' } });
  example = Template.fromStack(conversationsApp(withExample, stageNamed('test'), page).service);
  passing = { data: Template.fromStack(other.data), service: Template.fromStack(other.service) };
});
afterAll(() => rmSync(page, { recursive: true, force: true }));

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
    carrierList: { release: ['sms-voice:DeleteOptedOutNumber'] },
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
    const [statement] = statementsOf('releaseNumber').filter(
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

describe('the example automation', () => {
  test('is deployed only on request', () => {
    expect(JSON.stringify(passing.service.toJSON())).not.toContain('example/textAllCompanies');
    example.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Conversations, test: example/textAllCompanies',
      Environment: { Variables: { COMPANY_IDS: 'co_elm' } },
    });
  });

  test('may call the two routes that it uses, for its company, and write its log', () => {
    const statements = statementsOfRole(example, 'ExampleRole');
    expect(statements.flatMap(({ Action }) => Action).toSorted()).toEqual([
      'execute-api:Invoke',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    const called = JSON.stringify(statements.filter(({ Action }) => Action === 'execute-api:Invoke'));
    const routesCalled = [...called.matchAll(/\$default\/([^"]*)/g)].map(([, route]) => route);
    expect(routesCalled).toEqual([
      'GET/api/automation/companies/co_elm/inspections',
      'PUT/api/automation/companies/co_elm/messages/*',
    ]);
  });

  test('for a malformed company is refused in a sentence', () => {
    const wrong = new App({ context: { example: 'Elm' } });
    expect(() => conversationsApp(wrong, stageNamed('test'), page)).toThrow('"Elm", which is no company id');
  });
});

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

describe('data that must never be lost', () => {
  test('the table and the user pool survive the deletion of their stack, and refuse their own', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::Cognito::UserPool', 'AWS::KMS::Key']) {
      const [found] = Object.values(data.findResources(type)) as Resource[];
      expect([type, found?.DeletionPolicy]).toEqual([type, 'RetainExceptOnCreate']);
    }
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    data.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' });
  });

  test('no number is ever made or changed by a deployment', () => {
    expect(resources('AWS::SMSVOICE::PhoneNumber')).toEqual([]);
  });

  test('each function lives as long as its limit says', () => {
    const deployed = resources('AWS::Lambda::Function');
    const lifeOf = (name: string) =>
      deployed.find(({ Properties }) => String(Properties['Description']).endsWith(`/${name}`))?.Properties[
        'Timeout'
      ];
    expect(functions.map(([name]) => [name, lifeOf(name)])).toEqual(
      functions.map(([name, spec]) => [name, limitsOf(name, spec).seconds]),
    );
  });

  test('a queue hides an item for longer than its function lives', () => {
    const mappings = resources('AWS::Lambda::EventSourceMapping');
    const deployedQueues = allQueues();
    const timeouts = new Map(
      Object.entries(service.findResources('AWS::Lambda::Function') as Record<string, Resource>).map(
        ([id, { Properties }]) => [id, Number(Properties['Timeout'])],
      ),
    );
    const fromQueues = mappings.flatMap(({ Properties }) => {
      const source = JSON.stringify(Properties['EventSourceArn']);
      const queue = Object.entries(deployedQueues).find(([id]) => source.includes(id))?.[1];
      const handler = (Properties['FunctionName'] as { Ref: string }).Ref;
      return queue
        ? [[Number(queue.Properties['VisibilityTimeout']), timeouts.get(handler) ?? 0] as const]
        : [];
    });
    const started = functions.filter(([, { on }]) => 'topic' in on || 'queue' in on || 'deadLettersOf' in on);
    expect(fromQueues).toHaveLength(started.length);
    expect(fromQueues.filter(([hidden, lives]) => hidden <= lives)).toEqual([]);
  });

  test('a change of the table that cannot be handled is isolated, retried, and set aside for a person', () => {
    const streams = resources('AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => Properties['StartingPosition'] === 'TRIM_HORIZON',
    );
    const patience = streams.map(({ Properties }) => [
      Properties['MaximumRetryAttempts'],
      Properties['MaximumRecordAgeInSeconds'],
      Properties['BisectBatchOnFunctionError'],
      'DestinationConfig' in Properties,
    ]);
    expect(patience).toEqual([
      [changeRetries, undefined, true, true],
      [changeRetries, undefined, true, true],
    ]);
  });
});

describe('what stays when the stacks of a stage are deleted', () => {
  const holding = [
    'AWS::DynamoDB::Table',
    'AWS::Cognito::UserPool',
    'AWS::KMS::Key',
    'AWS::Logs::LogGroup',
    'AWS::S3::Bucket',
  ];
  const policiesOf = ({ data: one, service: other }: typeof passing, type: string) =>
    [...Object.values(one.findResources(type)), ...Object.values(other.findResources(type))].map(
      (found) => (found as Resource).DeletionPolicy,
    );

  test.each(holding)('every %s of a stage that keeps its data, and none of one that does not', (type) => {
    expect(new Set(policiesOf({ data, service }, type))).toEqual(new Set(['RetainExceptOnCreate']));
    expect(new Set(policiesOf(passing, type))).toEqual(new Set(['Delete']));
  });

  test('an inbound text that waits in a queue, or among its dead letters, when the data is kept', () => {
    const kept = (template: Template) =>
      Object.entries(
        template.findResources('AWS::SQS::Queue', { DeletionPolicy: 'RetainExceptOnCreate' }),
      ).map(([id]) => id);
    expect(kept(data).filter((id) => id.startsWith('Topics'))).toHaveLength(6);
    expect(kept(passing.data)).toEqual([]);
  });

  test('a failed first deployment leaves nothing that blocks the next one', () => {
    const policies = [
      ...Object.values(first.toJSON()['Resources']),
      ...Object.values(service.toJSON()['Resources']),
    ];
    const retained = (policies as readonly (Resource & { readonly Type: string })[]).filter(
      ({ DeletionPolicy }) => DeletionPolicy === 'Retain',
    );
    // API Gateway's logging role is the account's, so other APIs log with it once it exists.
    expect(retained.map(({ Type }) => Type)).toEqual(['AWS::IAM::Role', 'AWS::ApiGateway::Account']);
    first.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    first.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'INACTIVE' });
  });
});

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

describe('what is written down', () => {
  test('every log ends after the days of its stage, that of the page’s copying too', () => {
    const days = resources('AWS::Logs::LogGroup').map(({ Properties }) => Properties['RetentionInDays']);
    expect(new Set(days)).toEqual(new Set([365]));
    const unlogged = resources('AWS::Lambda::Function').filter(
      ({ Properties }) =>
        (Properties['LoggingConfig'] as { LogGroup?: unknown } | undefined)?.LogGroup === undefined,
    );
    expect(unlogged).toEqual([]);
  });

  test('an access log is JSON with an error in it, too, and tells no address and no path', () => {
    const formats = resources('AWS::ApiGatewayV2::Stage').map(({ Properties }) =>
      String((Properties['AccessLogSettings'] as { Format?: string }).Format),
    );
    expect(formats).toHaveLength(2);
    for (const format of formats) {
      // "messageString" has quotes of its own.
      expect(format).not.toMatch(/messageString|identity|path|claims/i);
      const filled = format.replaceAll(/\$context(\.\w+)+/g, 'No such route');
      expect(JSON.parse(filled)).toMatchObject({ error: 'No such route' });
    }
  });

  test('API Gateway may write the log of the socket before the socket asks for one', () => {
    const [account] = Object.keys(service.findResources('AWS::ApiGateway::Account'));
    const [stage] = Object.values(
      service.findResources('AWS::ApiGatewayV2::Stage', { Properties: { StageName: 'live' } }),
    ) as { DependsOn?: string[] }[];
    expect(stage?.DependsOn).toContain(account);
  });

  test('the account gets its logging role after a first resource of API Gateway, which a new account lacks', () => {
    const [account] = Object.values(service.findResources('AWS::ApiGateway::Account')) as Copy[];
    const keysOfApis = service.findResources('AWS::ApiGateway::ApiKey', { Properties: { Enabled: false } });
    const sockets = service.findResources('AWS::ApiGatewayV2::Api', {
      Properties: { ProtocolType: 'WEBSOCKET' },
    });
    const before = [...Object.keys(keysOfApis), ...Object.keys(sockets)];
    expect(before).toHaveLength(2);
    expect(account?.DependsOn?.toSorted()).toEqual(before.toSorted());
    service.resourceCountIs('AWS::ApiGateway::ApiKey', 1);
  });
});

test('each stack has at most the 500 resources that CloudFormation takes', () => {
  const counts = [data, service].map(
    (template) => Object.keys((template.toJSON() as { readonly Resources: object }).Resources).length,
  );
  expect(Math.max(...counts)).toBeLessThanOrEqual(500);
});

test('API Gateway invokes the functions behind routes with one role, which may invoke no other function', () => {
  const integrations = resources('AWS::ApiGatewayV2::Integration').filter(
    ({ Properties }) => Properties['PayloadFormatVersion'] === '2.0',
  );
  expect(integrations).toHaveLength(Object.keys(routes).length);
  const credentials = new Set(
    integrations.map(({ Properties }) => JSON.stringify(Properties['CredentialsArn'])),
  );
  expect(credentials.size).toBe(1);
  const [roleId = ''] = Object.keys(service.findResources('AWS::IAM::Role')).filter((id) =>
    id.includes('Invocations'),
  );
  expect([...credentials]).toEqual([JSON.stringify({ 'Fn::GetAtt': [roleId, 'Arn'] })]);
  const [invoke, ...others] = statementsOfRole(service, roleId);
  expect(others).toEqual([]);
  expect(new Set([invoke?.Resource].flat().map((arn) => JSON.stringify(arn)))).toEqual(
    new Set(integrations.map(({ Properties }) => JSON.stringify(Properties['IntegrationUri']))),
  );
});

test('a stage with a restored table points functions, stream, commands and grants at it, and keeps the old table', () => {
  const name = 'Conversations-prod-Data-Table-restored-20261126T093000';
  const streamArn = `arn:aws:dynamodb:us-east-1:123456789012:table/${name}/stream/2026-11-26T10:00:00.000`;
  const stage = { ...stageNamed('prod'), restoredTable: { name, streamArn } };
  const stacks = conversationsApp(new App(), stage, page);
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

test('a program that loops is limited on its own routes, far below what the pages may ask for', () => {
  const [stage] = resources('AWS::ApiGatewayV2::Stage').filter(
    ({ Properties }) => 'RouteSettings' in Properties,
  );
  const { RouteSettings: limits, DefaultRouteSettings: all } = (stage ?? { Properties: {} }).Properties as {
    readonly RouteSettings: Readonly<Record<string, { readonly ThrottlingRateLimit: number }>>;
    readonly DefaultRouteSettings: { readonly ThrottlingRateLimit: number };
  };
  const rateOf = (caller: string) =>
    functions.flatMap(([, { on }]) =>
      'http' in on && (on.http.caller === 'automation') === (caller === 'automation')
        ? [limits[`${on.http.method} ${on.http.path}`]?.ThrottlingRateLimit ?? Number.NaN]
        : [],
    );
  expect(Object.keys(limits)).toHaveLength(functions.filter(([, { on }]) => 'http' in on).length);
  const automations = rateOf('automation').reduce((sum, rate) => sum + rate, 0);
  expect(automations).toBeLessThan(all.ThrottlingRateLimit / 2);
  expect(Math.min(...rateOf('member'))).toBeGreaterThan(25 * 4);
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

test('the page signs in with rotated refresh tokens, and with no flow that Cognito refuses beside them', () => {
  const [client] = resources('AWS::Cognito::UserPoolClient');
  expect(client?.Properties).toMatchObject({
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED' },
  });
});

type Copy = Resource & { readonly DependsOn?: readonly string[] };
const pageCopies = () =>
  Object.entries(service.findResources('Custom::CDKBucketDeployment')) as [string, Copy][];
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

test('every country that AWS documents is named once, the ones of the stage allowed and the others blocked', () => {
  const [fence] = resources('AWS::SMSVOICE::ProtectConfiguration');
  type Rule = { readonly CountryCode: string; readonly ProtectStatus: string };
  const rules =
    (fence?.Properties['CountryRuleSet'] as { readonly SMS: readonly Rule[] } | undefined)?.SMS ?? [];
  const allowed = rules.filter(({ ProtectStatus }) => ProtectStatus === 'ALLOW');
  expect(allowed.map(({ CountryCode }) => CountryCode)).toEqual(['US']);
  const codes = rules.map(({ CountryCode }) => CountryCode);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes)).toEqual(carrierCountries);
  // The counts that AWS documents by continent, less one in Africa that no page names.
  expect(codes).toHaveLength(53 + 46 + 46 + 34 + 18 + 13);
  for (const unknown of ['XK', 'AC', 'TA', 'AN']) expect(codes).not.toContain(unknown);
});

test('a minute’s round that failed is not run again: the next minute does it', () => {
  const rounds = resources('AWS::Lambda::EventInvokeConfig').map(({ Properties }) => Properties);
  const once = { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 };
  expect(rounds).toMatchObject([once, once]);
});

test('members sign in with a second factor where the stage requires one, and truly without where it does not', () => {
  const pools = [data, passing.data].flatMap(
    (template) => Object.values(template.findResources('AWS::Cognito::UserPool')) as Resource[],
  );
  expect(pools.map(({ Properties }) => [Properties['MfaConfiguration'], Properties['EnabledMfas']])).toEqual([
    ['ON', ['SOFTWARE_TOKEN_MFA']],
    ['OFF', undefined],
  ]);
});

test('invitations are written by a function that may only write its log', () => {
  const [pool] = Object.values(data.findResources('AWS::Cognito::UserPool')) as Resource[];
  const [id] = Object.entries(data.findResources('AWS::Lambda::Function')).flatMap(([logicalId, found]) =>
    String((found as Resource).Properties['Description']).endsWith('/invitationMail') ? logicalId : [],
  );
  expect(pool?.Properties['LambdaConfig']).toEqual({ CustomMessage: { 'Fn::GetAtt': [id, 'Arn'] } });
  data.hasResourceProperties('AWS::Lambda::Permission', {
    FunctionName: { 'Fn::GetAtt': [id, 'Arn'] },
    Principal: 'cognito-idp.amazonaws.com',
  });
  const [roleId = ''] = Object.keys(data.findResources('AWS::IAM::Role')).filter((each) =>
    each.includes('invitationMailRole'),
  );
  const statements = statementsOfRole(data, roleId);
  expect(statements.map(({ Action }) => Action)).toEqual([['logs:CreateLogStream', 'logs:PutLogEvents']]);
});

test('a stage with an address for mails lets the function that invites send from it, and no other function', () => {
  const stage = { ...stageNamed('test'), mailFrom: 'office@oakhill.com' };
  const own = Template.fromStack(conversationsApp(new App(), stage, page).service);
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

describe('a stage with addresses of its own', () => {
  const certificate = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/12345678`;
  const ownStage = (apiRegion = 'us-east-1', pageRegion = 'us-east-1') =>
    stageNamed('test', [
      {
        ...stageNamed('test'),
        addresses: {
          page: { host: 'texts.oakhill.com', certificateArn: certificate(pageRegion) },
          api: { host: 'api.texts.oakhill.com', certificateArn: certificate(apiRegion) },
        },
      },
    ]);

  test('serves the page, sign-in and automations there', () => {
    const own = Template.fromStack(conversationsApp(new App(), ownStage(), page).service);
    const the = (type: string) => (Object.values(own.findResources(type)) as Resource[])[0]?.Properties;
    expect(the('AWS::CloudFront::Distribution')).toMatchObject({
      DistributionConfig: {
        Aliases: ['texts.oakhill.com'],
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    expect(the('AWS::Cognito::UserPoolClient')).toMatchObject({
      CallbackURLs: ['https://texts.oakhill.com/signed-in'],
    });
    expect(the('AWS::ApiGatewayV2::DomainName')).toMatchObject({ DomainName: 'api.texts.oakhill.com' });
    expect(own.toJSON()['Outputs']).toMatchObject({
      PageAddress: { Value: 'https://texts.oakhill.com' },
      ApiAddress: { Value: 'https://api.texts.oakhill.com' },
    });
  });

  test('needs certificates of the regions in which AWS looks for them', () => {
    expect(() => ownStage('eu-west-1')).toThrow('API Gateway takes certificates of its own region only');
    expect(() => ownStage('us-east-1', 'eu-west-1')).toThrow(
      'CloudFront takes certificates of us-east-1 only',
    );
  });
});

test('the emulator gets the same stacks without what it lacks', () => {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const target = { gateway: at(4566), carrier: at(4567), issuer: at(4568), audience: 'page' };
  const stacks = conversationsApp(new App(), stageNamed('test'), page, target);
  const deployed = [stacks.data, stacks.service].flatMap(
    (stack) =>
      Object.values(Template.fromStack(stack).toJSON()['Resources'] as object) as (Resource & {
        readonly Type: string;
      })[],
  );
  const lacking =
    /^AWS::(CloudFront|S3|SMSVOICE|Scheduler|Budgets)::|^AWS::Logs::MetricFilter$|RouteResponse$|^Custom::/;
  expect(deployed.map(({ Type }) => Type).filter((type) => lacking.test(type))).toEqual([]);
  // Its alarms watch one metric each.
  expect(
    deployed.filter(({ Type, Properties }) => Type === 'AWS::CloudWatch::Alarm' && 'Metrics' in Properties),
  ).toEqual([]);
  const functionsOf = deployed.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  // The one that writes invitations is in the stack of the user pool.
  expect(functionsOf).toHaveLength(functions.length + 1);
});

test('alarms go to whom the stage names', () => {
  const emails = resources('AWS::SNS::Subscription').map(({ Properties }) => Properties['Endpoint']);
  expect(emails).toEqual([stageNamed('prod').alarmsTo]);
});

test('the month’s costs are watched, in fact and as a forecast', () => {
  const [budget] = resources('AWS::Budgets::Budget');
  expect(JSON.stringify(budget)).toMatch(/ACTUAL.*FORECASTED/);
});

/** A replacement under the same name fails, because CloudFormation creates the new resource before it deletes the old one. */
const namedByHand: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'is changed in place, except for its name',
  'AWS::CloudWatch::Dashboard': 'is changed in place, except for its name',
  'AWS::Cognito::UserPoolDomain': 'is the address of the sign-in page, whose replacement `deploy` refuses',
  'AWS::IAM::Role': 'is the two-way role of every number, whose replacement `deploy` refuses',
  'AWS::SMSVOICE::ConfigurationSet': 'is changed in place, except for its name',
  'AWS::SNS::Topic': 'is where every number points, and its replacement is refused by `deploy`',
  'AWS::SQS::Queue': 'is changed in place, except for its name and for being FIFO, which is part of the name',
};

test('only what is changed in place, or must never be replaced, has a fixed name that another one could hold', () => {
  const isName = ([property, value]: [string, unknown]) =>
    /^(Alarm|Budget|Bucket|ConfigurationSet|Dashboard|Function|LogGroup|Pool|Queue|Role|Rule|Table|Topic|UserPool)Name$|^Domain$/.test(
      property,
    ) && JSON.stringify(value).includes('conversations-');
  const named = [data, service]
    .flatMap((template) =>
      Object.values(template.toJSON()['Resources'] as Record<string, Partial<Resource> & { Type: string }>),
    )
    .filter(({ Properties = {} }) =>
      [Properties, Properties['Budget'] ?? {}].some((each) => Object.entries(each).some(isName)),
    )
    .map(({ Type }) => Type);
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(namedByHand).toSorted());
});

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

function allQueues(): Readonly<Record<string, Resource>> {
  return { ...data.findResources('AWS::SQS::Queue'), ...service.findResources('AWS::SQS::Queue') } as Record<
    string,
    Resource
  >;
}

function resources(type: string): readonly Resource[] {
  return Object.values(service.findResources(type)) as Resource[];
}

/** Returns the statements of a function's role: those of its row, and those that event sources add. */
function statementsOf(name: FunctionName): readonly Statement[] {
  return statementsOfRole(service, `Functions${name}Role`);
}

function statementsOfRole(template: Template, roleId: string): readonly Statement[] {
  type Document = { readonly PolicyDocument: { readonly Statement: readonly Statement[] } };
  const roles = Object.entries(template.findResources('AWS::IAM::Role'))
    .filter(([id]) => id.startsWith(roleId))
    .flatMap(
      ([, role]) => (role['Properties'] as { readonly Policies?: readonly Document[] }).Policies ?? [],
    );
  const policies = Object.values(template.findResources('AWS::IAM::Policy'))
    .map(
      (policy) => policy['Properties'] as Document & { readonly Roles: readonly { readonly Ref: string }[] },
    )
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref.startsWith(roleId)));
  return [...roles, ...policies].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
