/**
 * Client settings for a database at this address. A local engine accepts any credentials. Those of the
 * environment win, because DynamoDB Local keeps separate data for each access key and region.
 */
export function databaseConnection(endpoint: string): {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
} {
  const region = process.env['AWS_REGION'] ?? 'us-east-1';
  if (!isOnThisMachine(endpoint) || process.env['AWS_ACCESS_KEY_ID']) return { endpoint, region };
  return { endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

/** Returns true for a loopback address. */
export function isOnThisMachine(endpoint: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
}
