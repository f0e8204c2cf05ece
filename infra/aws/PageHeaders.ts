import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { securityHeaders } from '../securityHeaders.ts';

/** Sets the headers of `securityHeaders.ts`, by CloudFront's names for those that it knows, and HTTPS for a year. */
export class PageHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, signInAddress: string) {
    const headers = securityHeaders([signInAddress]);
    const custom = ['cross-origin-opener-policy', 'permissions-policy'];
    super(scope, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: headers['content-security-policy'] ?? '',
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: custom.map((header) => ({ header, value: headers[header] ?? '', override: true })),
      },
    });
  }
}
