import { runningAddresses } from '../runtime/addresses.ts';
import { CannotSignIn, signInByHttp } from './signInByHttp.ts';

/** `npm run --silent token -- MEMBER-EMAIL`: prints an access token for scripts, of the product that runs on this machine. */
async function printToken(): Promise<void> {
  const [email] = process.argv.slice(2);
  if (!email) {
    throw new CannotSignIn('Say whose token: npm run --silent token -- kim@oakhill.example');
  }
  const { accessToken } = await signInByHttp({ origin: await originOfRuntime(), email });
  console.log(accessToken);
}

/** PORT if it is set, else where the runtime on the data folder says that it serves. */
async function originOfRuntime(): Promise<string> {
  const port = Number(process.env['PORT'] ?? 0);
  if (port > 0) return `http://localhost:${port}`;
  const running = await runningAddresses(process.env['DATA_DIR'] || '.local');
  return running?.origin ?? 'http://localhost:4000';
}

printToken().catch((error: unknown) => {
  console.error(error instanceof CannotSignIn ? error.message : error);
  process.exit(1);
});
