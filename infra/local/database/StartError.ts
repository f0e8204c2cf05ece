/** What keeps the local runtime from starting, as one sentence for the person at the keyboard: print `message`, never the stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
