import * as z from 'zod';
import { carrierCountries } from './carrierCountries.ts';

const hostName = z
  .string()
  .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'write a host name, such as texts.oakhill.com');
const certificateArn = z
  .string()
  .regex(/^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/, 'write the ARN of a certificate');

/**
 * Own addresses for the page and for automations, instead of the ones that AWS makes. Choose them before the first deployment,
 * because bookmarks, invitations and automations keep the address that they were given. You create the certificates and DNS
 * records.
 */
const Addresses = z.strictObject({
  page: z.strictObject({
    host: hostName,
    /** A certificate of AWS Certificate Manager in us-east-1, where CloudFront looks for it. */
    certificateArn: certificateArn.refine((arn) => arn.includes(':us-east-1:'), {
      error: 'CloudFront takes certificates of us-east-1 only',
    }),
  }),
  /** The certificate is of the stage's own region. */
  api: z.strictObject({ host: hostName, certificateArn }),
});

const Stage = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9]{1,15}$/),
    /** The only account that this stage may be deployed to; any account where absent. */
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    region: z.string(),
    /** Countries to which texts may go. The carrier blocks every other one, against toll fraud. */
    countries: z
      .array(
        z.string().refine((code) => carrierCountries.has(code), {
          error: 'AWS does not text there: write a country as ISO 3166 does, such as US or CA',
        }),
      )
      .min(1, 'name at least one country'),
    /** `keep`: deleting the stacks leaves table, user pool and key behind, and protects the first two. `delete`: nothing stays. */
    data: z.enum(['keep', 'delete']),
    /** `required`: every member signs in with an authenticator app besides the password. `none`: no member can choose one. */
    secondFactor: z.enum(['required', 'none']),
    addresses: Addresses.optional(),
    /**
     * Address of invitations to people who have an account already, such as conversations@oakhill.com. It, or its domain, must be
     * an identity of SES in this region; without it such people get no mail. Cognito itself mails new people.
     */
    mailFrom: z.email().optional(),
    /** How many days logs are kept; CloudWatch Logs offers only some numbers. */
    logsKeptDays: z.literal([7, 30, 90, 365]),
    /** Address that gets the alarms by e-mail, after confirming the first mail. Required where data is kept. */
    alarmsTo: z.email().optional(),
    /** Address at which members of all companies ask for help and give feedback; the page shows it under Help. */
    supportEmail: z.email().optional(),
    /** The table that `npm run restore -- --to` made, which the functions then use instead of the stack's own. */
    restoredTable: z
      .strictObject({
        name: z.string().regex(/^[\w.-]{3,255}$/, 'write the name that npm run restore printed'),
        streamArn: z
          .string()
          .regex(
            /^arn:aws:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]+\/stream\/\S+$/,
            'write the ARN that npm run restore printed',
          ),
      })
      .optional(),
    /** The company whose simulator number texts the carrier's simulator every five minutes; see infra/README.md. */
    canaryCompany: z
      .string()
      .regex(/^co_[a-z0-9]{1,40}$/, 'write the id that npm run company prints')
      .optional(),
    /** US dollars that the whole AWS account may cost a month before `alarmsTo` gets an e-mail. */
    monthlyBudget: z.int().positive().optional(),
  })
  .refine(({ data, alarmsTo }) => data === 'delete' || alarmsTo !== undefined, {
    path: ['alarmsTo'],
    error: 'name who gets the alarms of a stage that keeps its data',
  })
  .refine(({ monthlyBudget, alarmsTo }) => monthlyBudget === undefined || alarmsTo !== undefined, {
    path: ['alarmsTo'],
    error: 'name who hears of the budget',
  })
  .refine(
    ({ restoredTable: restored }) => !restored || restored.streamArn.includes(`:table/${restored.name}/`),
    {
      path: ['restoredTable', 'streamArn'],
      error: 'the stream is of another table',
    },
  )
  .refine(({ addresses, region }) => !addresses || addresses.api.certificateArn.includes(`:${region}:`), {
    path: ['addresses', 'api', 'certificateArn'],
    error: 'API Gateway takes certificates of its own region only',
  });
export type Stage = z.infer<typeof Stage>;

/** Every stage that `npm run deploy -- --stage NAME` knows. Add yours here. */
const allStages: readonly Stage[] = [
  {
    name: 'prod',
    region: 'us-east-1',
    countries: ['US'],
    data: 'keep',
    secondFactor: 'required',
    logsKeptDays: 365,
    alarmsTo: 'alarms@office.example',
    supportEmail: 'support@office.example',
    monthlyBudget: 500,
  },
  {
    name: 'test',
    region: 'us-east-1',
    countries: ['US'],
    data: 'delete',
    secondFactor: 'none',
    logsKeptDays: 7,
  },
];

/** Returns the stage of this name. Throws a sentence that lists the known stages, or says what is wrong with this one. */
export function stageNamed(name: unknown, stages: readonly Stage[] = allStages): Stage {
  const known = stages.map((stage) => stage.name).join(', ');
  if (typeof name !== 'string' || name === '') {
    throw new Error(`Name a stage. There are: ${known}.`);
  }
  const found = stages.find((stage) => stage.name === name);
  if (!found) {
    throw new Error(`There is no stage "${name}". There are: ${known}. Add one in infra/aws/stages.ts.`);
  }
  const read = Stage.safeParse(found);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(
    `The stage "${name}" in infra/aws/stages.ts has a bad "${issue?.path.join('.')}": ${issue?.message}.`,
  );
}

/**
 * Throws a sentence when no person would receive the alarms or the members' questions: the top-level domain `.example` is
 * reserved and receives no mail.
 */
export function refuseExampleAddresses({ name, alarmsTo = '', supportEmail = '' }: Stage): void {
  if (alarmsTo.endsWith('.example')) {
    throw new Error(
      `The alarms of the stage "${name}" would go to ${alarmsTo}, which receives no mail. Put the address of the person on call into infra/aws/stages.ts.`,
    );
  }
  if (supportEmail.endsWith('.example')) {
    throw new Error(
      `Members of the stage "${name}" would write to ${supportEmail}, which receives no mail. Put the address of your support into infra/aws/stages.ts.`,
    );
  }
}
