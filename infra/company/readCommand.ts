import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Plan } from '#shared/domain/company.ts';
import { RoleName } from '#shared/domain/automation.ts';
import { maxNameLength } from '#shared/domain/fieldLengths.ts';
import { findTimeZone } from '#shared/domain/findTimeZone.ts';
import { CompanyId } from '#shared/domain/ids.ts';
import { Role } from '#shared/domain/role.ts';
import { findUnreadable } from '#shared/domain/text.ts';
import { OnboardingError } from './OnboardingError.ts';

const oneLine = (option: string, max: number) =>
  z
    .string(`${option} is missing.`)
    .trim()
    .min(1, `${option} is blank: enter a value.`)
    .max(max, `${option} is too long: enter at most ${max} characters.`)
    .refine(
      (value) => findUnreadable([value]).length === 0 && !/[\t\n]/.test(value),
      `${option} contains a control character or half a character: enter one line without it.`,
    );

/** Reads "yes" or "no". */
const yesOrNo = (option: string) =>
  z
    .enum(['yes', 'no'], { error: ({ input }) => `${option} is "${String(input)}": enter yes or no.` })
    .transform((typed) => typed === 'yes');

const fields = {
  stage: oneLine('--stage', 40),
  local: z.boolean(),
  company: z
    .string('--company is missing: enter the company id that "list" prints.')
    .refine((id) => CompanyId.safeParse(id).success, {
      error: ({ input }) =>
        `"${String(input)}" is not a company id: enter co_ and up to 40 lowercase letters and digits.`,
    }),
  name: oneLine('--name', maxNameLength),
  'time-zone': z
    .string('--time-zone is missing: enter one such as America/Chicago.')
    .transform((typed, context) => {
      const found = findTimeZone(typed);
      if ('name' in found) return found.name;
      const similar = found.similar.length > 0 ? found.similar.join(' or ') : 'America/Chicago';
      context.addIssue({
        code: 'custom',
        message: `Unknown time zone "${typed}": enter an IANA name such as ${similar}.`,
      });
      return z.NEVER;
    }),
  plan: z.enum(Plan.options, {
    error: ({ input }) =>
      input === undefined
        ? `--plan is missing. Plans: ${Plan.options.join(', ')}.`
        : `Unknown plan "${typeof input === 'string' ? input : ''}". Plans: ${Plan.options.join(', ')}.`,
  }),
  'number-id': z.string().regex(/^(simulator|phone-[A-Za-z0-9]{1,200})$/, {
    error: ({ input }) =>
      `"${String(input)}" is not a phone number id: enter one that starts with phone-, from the carrier's console, or simulator to request a number for tests.`,
  }),
  'parts-per-second': z.string().transform((typed, context) => {
    const parts = Number(typed);
    if (Number.isInteger(parts) && parts >= 1 && parts <= 100) return parts;
    context.addIssue({
      code: 'custom',
      message: `--parts-per-second is "${typed}": enter a whole number from 1 to 100, such as 1 for a 10DLC number or 3 for a toll-free one.`,
    });
    return z.NEVER;
  }),
  'admin-email': z
    .string('--admin-email is missing: enter the address of the first admin, who gets the invitation.')
    .trim()
    .toLowerCase()
    .pipe(
      z.email({
        error: ({ input }) =>
          `"${String(input)}" is not an e-mail address: enter one such as kim@oakhill.example.`,
      }),
    ),
  'admin-name': oneLine('--admin-name', maxNameLength),
  'automations-need-consent': yesOrNo('--automations-need-consent'),
  'members-need-consent': yesOrNo('--members-need-consent'),
  'dry-run': z.boolean(),
  role: z
    .string('--role is missing: enter the name of the IAM role with which the automation signs.')
    .refine((name) => RoleName.safeParse(name).success, {
      error: ({ input }) =>
        `"${String(input)}" is not the name of an IAM role: enter up to 64 letters, digits and _+=,.@- without a path.`,
    }),
} as const;

const where = { stage: fields.stage.optional(), local: fields.local.optional() };
const changes = {
  'number-id': fields['number-id'].optional(),
  'parts-per-second': fields['parts-per-second'].optional(),
  'dry-run': fields['dry-run'].default(false),
};
const commands = {
  add: z.object({
    ...where,
    name: fields.name,
    company: fields.company.optional(),
    'time-zone': fields['time-zone'],
    plan: fields.plan,
    'admin-email': fields['admin-email'],
    'admin-name': fields['admin-name'],
    ...changes,
  }),
  set: z.object({
    ...where,
    company: fields.company,
    name: fields.name.optional(),
    'time-zone': fields['time-zone'].optional(),
    plan: fields.plan.optional(),
    'automations-need-consent': fields['automations-need-consent'].optional(),
    'members-need-consent': fields['members-need-consent'].optional(),
    ...changes,
  }),
  show: z.object({ ...where, company: fields.company }),
  list: z.object(where),
  import: z.object({
    ...where,
    company: fields.company,
    file: z.string('--file is missing: enter the CSV file.'),
    refused: z.string().optional(),
    'contact-role': z
      .enum(Role.options, { error: 'The contact role is inspector, agent or client.' })
      .optional(),
    column: z.array(z.string()).optional(),
    'dry-run': changes['dry-run'],
  }),
  reattach: z.object({ ...where, 'dry-run': changes['dry-run'] }),
  'automation add': z.object({ ...where, company: fields.company, role: fields.role, name: fields.name }),
  'automation remove': z.object({ ...where, company: fields.company, role: fields.role }),
  'automation list': z.object({ ...where, company: fields.company }),
} as const;

type Name = keyof typeof commands;
export type CommandOptions<Which extends Name> = z.infer<(typeof commands)[Which]>;
export type Command = {
  readonly [Which in Name]: { readonly act: Which; readonly asked: CommandOptions<Which> };
}[Name] & { readonly where: { readonly stage: string } | 'local' };

/** Reads the command and its options. Throws `OnboardingError` with a sentence that says what is valid. */
export function readCommand(args: readonly string[]): Command {
  const [first, second, ...others] = args;
  const isTwoWords = first === 'automation' && second !== undefined && !second.startsWith('-');
  const act = isTwoWords ? `${first} ${second}` : first;
  const rest = isTwoWords ? others : args.slice(1);
  if (act === undefined || !isName(act)) {
    const problem = act === undefined ? 'The command is missing.' : `Unknown command "${act}".`;
    throw new OnboardingError(`${problem} Commands: ${Object.keys(commands).join(', ')}.`);
  }
  const schema: z.ZodObject = commands[act];
  const read = schema.safeParse(optionsOf(act, Object.keys(schema.shape), rest));
  if (!read.success) throw new OnboardingError(read.error.issues[0]?.message ?? 'The options are not valid.');
  const asked = read.data as CommandOptions<Name>;
  return { act, asked, where: whereOf(asked) } as Command;
}

function whereOf({ stage, local }: CommandOptions<'list'>): Command['where'] {
  if (stage !== undefined && local) {
    throw new OnboardingError('Use either --stage NAME or --local, not both.');
  }
  if (local) return 'local';
  if (stage === undefined) {
    throw new OnboardingError(
      'The deployment is missing: use --stage NAME for a deployed stage, or --local for this machine.',
    );
  }
  return { stage };
}

function optionsOf(act: Name, names: readonly string[], args: readonly string[]): Record<string, unknown> {
  const options = Object.fromEntries(
    names.map((name) => [
      name,
      {
        type: name === 'local' || name === 'dry-run' ? 'boolean' : 'string',
        multiple: name === 'column',
      } as const,
    ]),
  );
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new OnboardingError(sentenceOf(error, act, names), { cause: error });
  }
}

/** Translates Node's sentences, which name its API, into sentences that name what to type. */
function sentenceOf(error: unknown, act: Name, names: readonly string[]): string {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  const [, quoted = ''] = /'([^']*)'/.exec(message) ?? [];
  const there = names.map((name) => `--${name}`).join(', ');
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return `Unknown option "${quoted}" of "${act}". Options: ${there}.`;
  }
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return `"${quoted}" has no option before it. Put a value after its option, in quotes if it has spaces. Options: ${there}.`;
  }
  const [option = 'An option'] = /--[a-z-]+/.exec(quoted) ?? [];
  return names.some((name) => `--${name}` === option && name !== 'local' && name !== 'dry-run')
    ? `${option} has no value: put it after the option.`
    : `${option} takes no value.`;
}

function isName(word: string): word is Name {
  return Object.hasOwn(commands, word);
}
