/**
 * Answers a page that checks whether its connection still works. The ping also keeps the connection open, because API Gateway
 * closes a connection that was idle for ten minutes.
 */
export async function pingLive(): Promise<{ readonly action: 'pong' }> {
  return { action: 'pong' };
}
