/** A page says something now and then, because API Gateway cuts connections that were silent for ten minutes. */
export async function pingLive(): Promise<'welcome'> {
  return 'welcome';
}
