import { americanPrice, dollarsOfPart } from '#shared/domain/textPrices.ts';

/** A price in us-east-1 in US dollars, without a free tier, in the first tier of volume. */
type Price = {
  /** For one `unit`. */
  readonly dollars: number;
  readonly unit: string;
  /** The date of the source. */
  readonly date: string;
  readonly source: string;
};

const million = 1_000_000;

/**
 * The price list. To update it, compare each price with the service's pricing page and change price and date
 * together.
 */
export const prices = {
  functionRun: {
    dollars: 0.2 / million,
    unit: 'Lambda request',
    date: '2024',
    source: 'cloudchipr.com/blog/aws-lambda-pricing',
  },
  functionGbSecond: {
    dollars: 0.0000133334,
    unit: 'Lambda GB-second, arm64',
    date: '2024',
    source: 'cloudchipr.com/blog/aws-lambda-pricing',
  },
  writeUnit: {
    dollars: 0.625 / million,
    unit: 'DynamoDB write unit, on demand',
    date: '2026-08-20',
    source: 'AWS toolkit amazon-dynamodb, calculate_costs.py',
  },
  readUnit: {
    dollars: 0.125 / million,
    unit: 'DynamoDB read unit, on demand',
    date: '2026-08-20',
    source: 'AWS toolkit amazon-dynamodb, calculate_costs.py',
  },
  httpRequest: {
    dollars: 1 / million,
    unit: 'API Gateway HTTP API request',
    date: '2025-05-19',
    source: 'awsforengineers.com/blog/aws-api-gateway-pricing-explained',
  },
  socketMessage: {
    dollars: 1 / million,
    unit: 'API Gateway WebSocket message of 32 KB',
    date: '2025-05-19',
    source: 'awsforengineers.com/blog/aws-api-gateway-pricing-explained',
  },
  socketMinute: {
    dollars: 0.25 / million,
    unit: 'API Gateway WebSocket connection minute',
    date: '2026',
    source: 'wring.co/blog/aws-api-gateway-pricing-guide',
  },
  fifoRequest: {
    dollars: 0.5 / million,
    unit: 'SQS FIFO request',
    date: '2026-03-14',
    source: 'cloudburn.io/blog/amazon-sqs-pricing',
  },
  queueRequest: {
    dollars: 0.4 / million,
    unit: 'SQS standard request',
    date: '2026-03-14',
    source: 'cloudburn.io/blog/amazon-sqs-pricing',
  },
  topicPublish: {
    dollars: 0.5 / million,
    unit: 'SNS publish; handing it to SQS is free',
    date: '2026-06-13',
    source: 'factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols',
  },
  logGb: {
    dollars: 0.5,
    unit: 'GB taken in by CloudWatch Logs',
    date: '2026-02',
    source: 'cloudburn.io/blog/amazon-cloudwatch-pricing',
  },
  metricMonth: {
    dollars: 0.3,
    unit: 'metric of our own, a month',
    date: '2026-02-15',
    source: 'signoz.io/guides/cloudwatch-pricing',
  },
  alarmMonth: {
    dollars: 0.1,
    unit: 'alarm, a month',
    date: '2026-02',
    source: 'assumed: the usual list price of CloudWatch',
  },
  dashboardMonth: {
    dollars: 3,
    unit: 'dashboard, a month',
    date: '2026-06-13',
    source: 'factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards',
  },
  keyMonth: {
    dollars: 1,
    unit: 'KMS key, a month',
    date: '2026-03-14',
    source: 'aws.amazon.com/kms/pricing',
  },
  keyRequest: {
    dollars: 0.03 / 10_000,
    unit: 'KMS request',
    date: '2026',
    source: 'wring.co/blog/aws-kms-pricing-guide',
  },
  edgeRequest: {
    dollars: 0.01 / 10_000,
    unit: 'CloudFront HTTPS request',
    date: 'undated',
    source: 'kindatechnical.com, lesson 87, CloudFront pricing',
  },
  edgeGb: {
    dollars: 0.085,
    unit: 'GB out of CloudFront, United States',
    date: 'undated',
    source: 'aws.amazon.com/cloudfront/pricing',
  },
} as const satisfies Record<string, Price>;

export type Billed = keyof typeof prices;

/** The carrier's price of a text of one part. The page shows admins the same price. */
export const carrierDollars = dollarsOfPart(americanPrice);
