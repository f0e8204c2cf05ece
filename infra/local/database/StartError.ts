/** Says in one sentence why the local runtime cannot start. Print `message`, never the stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
