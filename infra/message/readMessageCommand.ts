import { parseArgs } from 'node:util';
import { CopyId, MessageId } from '#shared/domain/ids.ts';
import { OnboardingError } from '../company/OnboardingError.ts';

export type MessageCommand = {
  readonly messageId: string;
  readonly where: 'local' | { readonly stage: string };
};

const usage =
  'Use: npm run message -- ID with --local or --stage NAME, such as: npm run message -- 4f6c2a90-0d1e-4b7a-9f10-6a2b7c8d9e0f --stage prod';

/** Reads `ID --local|--stage NAME`. Throws `OnboardingError` with a sentence that says what is valid. */
export function readMessageCommand(args: readonly string[]): MessageCommand {
  const { messageId, local, stage } = valuesOf(args);
  if (messageId === undefined || local === (stage !== undefined)) throw new OnboardingError(usage);
  if (!MessageId.safeParse(messageId).success && !CopyId.safeParse(messageId).success) {
    throw new OnboardingError(`"${messageId}" is not a message id. ${usage}`);
  }
  return { messageId, where: stage === undefined ? 'local' : { stage } };
}

function valuesOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { local: { type: 'boolean', default: false }, stage: { type: 'string' } },
    });
    return { messageId: positionals.length === 1 ? positionals[0] : undefined, ...values };
  } catch (cause) {
    throw new OnboardingError(usage, { cause });
  }
}
