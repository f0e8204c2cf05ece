/** The region that everything on this machine believes to be in. */
export function localRegion(): string {
  return process.env['AWS_REGION'] ?? 'us-east-1';
}
