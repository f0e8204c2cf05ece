import { originOfRuntime } from '../runtime/originOfRuntime.ts';
import { SignInError, signInByHttp } from './signInByHttp.ts';
import { CommandError } from '../../commands/CommandError.ts';
import { answerHelp } from '../../commands/help.ts';

/** `npm run --silent token -- MEMBER-EMAIL`: prints an access token for the product that runs on this machine. */
async function printToken(): Promise<void> {
  answerHelp('token');
  const [email] = process.argv.slice(2);
  if (!email) {
    throw new SignInError('The e-mail of a member is missing: npm run --silent token -- kim@oakhill.example');
  }
  const { accessToken } = await signInByHttp({ origin: await originOfRuntime(), email });
  console.log(accessToken);
}

printToken().catch((error: unknown) => {
  console.error(error instanceof CommandError ? error.message : error);
  process.exit(1);
});
