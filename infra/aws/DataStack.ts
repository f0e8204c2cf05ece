import { CfnOutput, Stack, type App, type RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  OAuthScope,
  UserPool,
  Mfa,
  FeaturePlan,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { topics as described } from '#functions/carrier/topics.ts';
import { table } from '#shared/store/table.ts';
import { InvitationMail } from './InvitationMail.ts';
import { SubscribedTopics } from './SubscribedTopics.ts';
import type { Stage } from './stages.ts';
import { removalPolicyOf } from './removalPolicyOf.ts';

/** The context (`-c protection=off`) of a first deployment, whose own rollback could not delete what is protected. */
export const withoutProtection = { protection: 'off' } as const;

/**
 * Holds what must outlive every deployment of the service: the table, the user pool, and the topics to which every number
 * points. It refers to nothing in the service stack, which can be deleted and deployed again.
 */
export class DataStack extends Stack {
  readonly topics: SubscribedTopics;
  readonly table: Table;
  readonly userPool: UserPool;
  /** The address of the sign-in page, without a slash at the end. */
  readonly signInAddress: string;
  /** The issuer of the members' tokens. */
  readonly issuer: string;

  constructor(app: App, stage: Stage, id: string) {
    super(app, id, {
      description: `Conversations, ${stage.name}: table, sign-in and the carrier's topics`,
      env: { region: stage.region, ...(stage.account && { account: stage.account }) },
      terminationProtection: isProtected(app, stage),
    });
    const keep = isProtected(app, stage);
    const removalPolicy = removalPolicyOf(stage);
    this.table = conversationsTable(this, tableKey(this, removalPolicy), keep, removalPolicy);
    // Exported even while the service uses a restored table, because CloudFormation removes no export that is in use, and the data
    // stack is deployed first.
    for (const value of [this.table.tableArn, this.table.tableName, this.table.tableStreamArn])
      this.exportValue(value);
    this.userPool = memberPool(this, keep, removalPolicy, stage);
    this.issuer = `https://cognito-idp.${this.region}.${this.urlSuffix}/${this.userPool.userPoolId}`;
    new InvitationMail(this, 'InvitationMail', this.userPool, stage);
    this.signInAddress = signInDomain(this.userPool, stage).baseUrl();
    this.topics = new SubscribedTopics(this, 'Topics', stage);
    const inbound = this.topics.named(described.inboundTexts.name);
    const receipts = this.topics.named(described.deliveryReceipts.name);
    const outputs = {
      TableName: stage.restoredTable?.name ?? this.table.tableName,
      UserPoolId: this.userPool.userPoolId,
      InboundTopicArn: inbound.topic.topicArn,
      ReceiptsTopicArn: receipts.topic.topicArn,
      EventTopicArn: this.topics.events.topicArn,
      InboundQueueArn: inbound.queue.queueArn,
      ReceiptsQueueArn: receipts.queue.queueArn,
      InboundDeadLettersArn: inbound.deadLetters.queueArn,
      ReceiptsDeadLettersArn: receipts.deadLetters.queueArn,
      TwoWayRoleArn: this.topics.twoWayRole.roleArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

/** True once the first deployment of a stage that keeps its data has succeeded: `deploy` then deploys again with protection. */
function isProtected(app: App, stage: Stage): boolean {
  return stage.data === 'keep' && app.node.tryGetContext('protection') !== withoutProtection.protection;
}

/** Scopes of the page's client: the identity of the signed-in member, and nothing else. */
export const signInScopes = [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE];

function conversationsTable(scope: Stack, key: Key, keep: boolean, removalPolicy: RemovalPolicy): Table {
  const string = (name: string) => ({ name, type: AttributeType.STRING });
  const made = new Table(scope, 'Table', {
    partitionKey: string(table.partitionKey),
    sortKey: string(table.sortKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: table.expires,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: keep,
    removalPolicy,
  });
  for (const [indexName, index] of Object.entries(table.indexes)) {
    made.addGlobalSecondaryIndex({
      indexName,
      partitionKey: string(index.partitionKey),
      sortKey: string(index.sortKey),
      projectionType: index.carries === 'everything' ? ProjectionType.ALL : ProjectionType.KEYS_ONLY,
    });
  }
  return made;
}

/**
 * Creates the table's key. DynamoDB may use it for every caller that may use the table, so that no function needs a permission
 * on the key itself.
 */
function tableKey(scope: Stack, removalPolicy: RemovalPolicy): Key {
  const key = new Key(scope, 'TableKey', { enableKeyRotation: true, removalPolicy });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new AnyPrincipal()],
      actions: [
        'kms:CreateGrant',
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey*',
        'kms:ReEncrypt*',
      ],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:CallerAccount': scope.account,
          'kms:ViaService': `dynamodb.${scope.region}.amazonaws.com`,
        },
      },
    }),
  );
  return key;
}

/**
 * Creates the user pool. Members are invited and never register themselves. Where a second factor is required, the sign-in page
 * has them set up an authenticator app the first time. Cognito's pages offer no way to choose one, so otherwise there is no
 * second factor. Source: Cognito Developer Guide, "Adding MFA to a user pool".
 */
function memberPool(
  scope: Stack,
  keep: boolean,
  removalPolicy: RemovalPolicy,
  { secondFactor }: Stage,
): UserPool {
  return new UserPool(scope, 'Members', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    standardAttributes: {
      email: { required: true, mutable: true },
      fullname: { required: true, mutable: true },
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    ...(secondFactor === 'required'
      ? { mfa: Mfa.REQUIRED, mfaSecondFactor: { otp: true, sms: false } }
      : { mfa: Mfa.OFF }),
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
    },
    featurePlan: FeaturePlan.ESSENTIALS,
    deletionProtection: keep,
    removalPolicy,
  });
}

/** Adds the sign-in address. Its prefix must be unique in its region, so it contains the account. */
function signInDomain(pool: UserPool, stage: Stage): UserPoolDomain {
  const { account } = Stack.of(pool);
  return pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix: `conversations-${stage.name}-${account}` },
  });
}
