type Request = { readonly url: string; readonly headers: Record<string, string> };

/**
 * Adds the member's token to a request of the API that has none. A pasted token wins, and requests of automations get none
 * because they are signed.
 */
export async function withToken<R extends Request>(
  request: R,
  tokenOf: () => Promise<string | undefined>,
): Promise<R> {
  const { pathname } = new URL(request.url, location.href);
  const isMembers = pathname.startsWith('/api/') && !pathname.startsWith('/api/automation/');
  const isAuthorized = Object.keys(request.headers).some((name) => name.toLowerCase() === 'authorization');
  if (!isMembers || isAuthorized) return request;
  const token = await tokenOf();
  if (token !== undefined) request.headers['authorization'] = `Bearer ${token}`;
  return request;
}
