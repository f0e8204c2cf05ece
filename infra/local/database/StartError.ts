import { CommandError } from '../../commands/CommandError.ts';

/** Says in one sentence why the local runtime cannot start. Print `message`, never the stack. */
export class StartError extends CommandError {
  override readonly name = 'StartError';
}
