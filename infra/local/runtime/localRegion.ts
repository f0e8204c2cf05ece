/** The AWS region of this machine's stand-ins. */
export function localRegion(): string {
  return process.env['AWS_REGION'] ?? 'us-east-1';
}
