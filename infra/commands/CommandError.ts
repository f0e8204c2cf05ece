/** Says in one sentence why a command cannot do what was asked. Print `message`, never the stack. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}
