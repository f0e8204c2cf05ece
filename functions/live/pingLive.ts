/**
 * Answers a page that asks whether its connection still works. The page's word also keeps the connection open, because
 * API Gateway closes one that was silent for ten minutes.
 */
export async function pingLive(): Promise<{ readonly action: 'pong' }> {
  return { action: 'pong' };
}
