/**
 * Headers of every answer with the page, on one machine and in AWS. The page has no inline script or style
 * and connects to its own host only. `connectTo` lists further origins, such as that of the sign-in.
 */
export function securityHeaders(connectTo: readonly string[] = []): Readonly<Record<string, string>> {
  const policy = [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}
