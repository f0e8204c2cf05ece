import { checkTemplates } from './checkTemplates.ts';

/** The checks of checkov that are accepted, with the reason. Every other finding fails `npm run checkov`. */
const accepted = {
  CKV_AWS_18:
    'An access log of the bucket would keep the network addresses of visitors; only CloudFront reads the bucket.',
  CKV_AWS_21: 'The bucket has the page, which every deployment builds from the repository.',
  CKV_AWS_27: 'Queues are encrypted with keys that SQS manages. The check knows only keys of KMS.',
  CKV_AWS_33:
    'DynamoDB may use the table’s key for every caller of this account that may use the table; the conditions kms:ViaService and kms:CallerAccount say so.',
  CKV_AWS_68:
    'The page is static, and the API has limits by route. A firewall costs more than an idle stage and knows no more than the limits.',
  CKV_AWS_86: 'An access log of CloudFront would keep the network address of every visitor.',
  CKV_AWS_115:
    'A new account may run ten functions at once and refuses every reservation; queues have a maximum concurrency instead.',
  CKV_AWS_116:
    'A dead-letter queue of a function serves asynchronous calls. Here those are schedules, whose next run does the same work; queues and the stream have their own.',
  CKV_AWS_117:
    'Functions reach services of AWS only. A VPC would add addresses to pay for and nothing to protect, because nothing listens.',
  CKV_AWS_158:
    'Logs have ids and positions in the code, no number and no text. CloudWatch encrypts them with its own key.',
  CKV_AWS_173: 'The variables have names and addresses and no secret. Lambda encrypts them with its own key.',
  CKV_AWS_174:
    'With the address that CloudFront makes, AWS sets the version of TLS. A stage with its own address has TLS 1.2 or newer.',
} as const;

// Runs as `npm run checkov`: searches the templates for settings that are known to be unsafe.
process.exit(
  await checkTemplates('checkov', '3.3.30', (paths) => [
    '--framework',
    'cloudformation',
    '--skip-download',
    '--skip-check',
    Object.keys(accepted).join(','),
    '--compact',
    '--quiet',
    '--file',
    ...paths,
  ]),
);
