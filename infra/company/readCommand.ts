import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Plan } from '#shared/domain/company.ts';
import { CompanyId } from '#shared/domain/ids.ts';
import { unreadableStringsIn } from '#shared/domain/text.ts';
import { OnboardingError } from './OnboardingError.ts';
import { findTimeZone } from './findTimeZone.ts';

const oneLine = (option: string, max: number) =>
  z
    .string(`${option} is missing.`)
    .trim()
    .min(1, `${option} is blank: give it a value.`)
    .max(max, `${option} is too long: it has at most ${max} characters.`)
    .refine(
      (value) => unreadableStringsIn([value]).length === 0 && !/[\t\n]/.test(value),
      `${option} holds a control character or half a character: write it on one line, without it.`,
    );

const fields = {
  stage: oneLine('--stage', 40),
  local: z.boolean(),
  company: z
    .string('--company is missing: name the company by its id, as "list" shows it.')
    .refine((id) => CompanyId.safeParse(id).success, {
      error: ({ input }) =>
        `"${String(input)}" is no company id: it is co_ and then up to 40 small letters and digits.`,
    }),
  name: oneLine('--name', 120),
  'time-zone': z.string('--time-zone is missing, such as America/Chicago.').transform((typed, context) => {
    const found = findTimeZone(typed);
    if ('name' in found) return found.name;
    const similar = found.similar.length > 0 ? found.similar.join(' or ') : 'America/Chicago';
    context.addIssue({
      code: 'custom',
      message: `There is no time zone "${typed}": write it as the IANA does, such as ${similar}.`,
    });
    return z.NEVER;
  }),
  plan: z.enum(Plan.options, {
    error: ({ input }) =>
      input === undefined
        ? `--plan is missing: there are ${Plan.options.join(' and ')}.`
        : `There is no plan "${typeof input === 'string' ? input : ''}": there are ${Plan.options.join(' and ')}.`,
  }),
  'number-id': z.string().regex(/^(simulator|phone-[A-Za-z0-9]{1,200})$/, {
    error: ({ input }) =>
      `"${String(input)}" is no phone-number id: it begins with phone-, as the carrier's own pages show it; or write simulator to request a number to try with.`,
  }),
  'parts-per-second': z.string().transform((typed, context) => {
    const parts = Number(typed);
    if (Number.isInteger(parts) && parts >= 1 && parts <= 100) return parts;
    context.addIssue({
      code: 'custom',
      message: `--parts-per-second is "${typed}": it is a whole number from 1 to 100, such as 1 for a 10DLC number or 3 for a toll-free one.`,
    });
    return z.NEVER;
  }),
  'admin-email': z
    .string('--admin-email is missing: the first admin is invited there.')
    .trim()
    .toLowerCase()
    .pipe(
      z.email({
        error: ({ input }) => `"${String(input)}" is no e-mail address: it looks like kim@oakhill.example.`,
      }),
    ),
  'admin-name': oneLine('--admin-name', 120),
  'dry-run': z.boolean(),
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
    ...changes,
  }),
  show: z.object({ ...where, company: fields.company }),
  list: z.object(where),
  reattach: z.object({ ...where, 'dry-run': changes['dry-run'] }),
} as const;

type Name = keyof typeof commands;
export type CommandOptions<Which extends Name> = z.infer<(typeof commands)[Which]>;
export type Command = {
  readonly [Which in Name]: { readonly act: Which; readonly asked: CommandOptions<Which> };
}[Name] & { readonly where: { readonly stage: string } | 'local' };

/** What the person at the keyboard asked for. Throws `OnboardingError` with what would be right. */
export function readCommand(args: readonly string[]): Command {
  const [act, ...rest] = args;
  if (act === undefined || !isName(act)) {
    const said = act === undefined ? 'Say what to do' : `"${act}" is not something to do`;
    throw new OnboardingError(`${said}: there are ${Object.keys(commands).join(', ')}.`);
  }
  const schema: z.ZodObject = commands[act];
  const read = schema.safeParse(optionsOf(act, Object.keys(schema.shape), rest));
  if (!read.success) throw new OnboardingError(read.error.issues[0]?.message ?? 'This cannot be understood.');
  const asked = read.data as CommandOptions<Name>;
  return { act, asked, where: whereOf(asked) } as Command;
}

function whereOf({ stage, local }: CommandOptions<'list'>): Command['where'] {
  if (stage !== undefined && local) {
    throw new OnboardingError('Say either --stage NAME or --local, not both.');
  }
  if (local) return 'local';
  if (stage === undefined) {
    throw new OnboardingError('Say where: --stage NAME for a deployed stage, or --local for this machine.');
  }
  return { stage };
}

function optionsOf(act: Name, names: readonly string[], args: readonly string[]): Record<string, unknown> {
  const options = Object.fromEntries(
    names.map((name) => [
      name,
      { type: name === 'local' || name === 'dry-run' ? 'boolean' : 'string' } as const,
    ]),
  );
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new OnboardingError(sentenceOf(error, act, names), { cause: error });
  }
}

/** Node's own sentences name its programming interface; these name what to type. */
function sentenceOf(error: unknown, act: Name, names: readonly string[]): string {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  const [, quoted = ''] = /'([^']*)'/.exec(message) ?? [];
  const there = names.map((name) => `--${name}`).join(', ');
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return `"${quoted}" is not an option of "${act}": there are ${there}.`;
  }
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return `"${quoted}" stands alone: put it behind its option, in quotes if it has spaces; there are ${there}.`;
  }
  const [option = 'An option'] = /--[a-z-]+/.exec(quoted) ?? [];
  return names.some((name) => `--${name}` === option && name !== 'local' && name !== 'dry-run')
    ? `${option} has no value: write it behind the option.`
    : `${option} takes no value.`;
}

function isName(word: string): word is Name {
  return Object.hasOwn(commands, word);
}
