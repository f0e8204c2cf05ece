import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { join } from 'node:path';
import { securityHeaders } from '../securityHeaders.ts';
import type { Stage } from './stages.ts';

type Behind = {
  readonly httpApiId: string;
  readonly liveApiId: string;
  /** Where people sign in: the page asks it for tokens. */
  readonly signInAddress: string;
};

/** The page on S3 behind CloudFront, which carries the API and the socket too: one host, so the page needs no CORS. */
export class PageSite extends Construct {
  readonly address: string;
  readonly distribution: Distribution;
  readonly #bucket: IBucket;

  constructor(scope: Construct, id: string, behind: Behind, stage: Stage) {
    super(scope, id);
    this.#bucket = pageBucket(this, stage);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Conversations, ${stage.name}`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.#bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.#headers(behind.signInAddress),
        functionAssociations: [{ function: this.#deepLinks(), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        '/api/*': passedOn(apiHost(this, behind.httpApiId), AllowedMethods.ALLOW_ALL),
        '/live': passedOn(apiHost(this, behind.liveApiId), AllowedMethods.ALLOW_GET_HEAD),
      },
    });
    this.address = `https://${this.distribution.distributionDomainName}`;
  }

  /** Puts the built page there, and beside it what it must know about this stage. */
  fill(pageFolder: string, settings: Readonly<Record<string, string>>): void {
    const hashed = new BucketDeployment(this, 'Assets', {
      sources: [Source.asset(pageFolder, { exclude: ['**', '!assets', '!assets/**'] })],
      destinationBucket: this.#bucket,
      cacheControl: [CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
      // A page that is still open asks for the files of its own version.
      prune: false,
    });
    const documents = new BucketDeployment(this, 'Documents', {
      sources: [
        Source.asset(pageFolder, { exclude: ['assets', 'built-from'] }),
        Source.jsonData('settings.json', settings),
      ],
      destinationBucket: this.#bucket,
      cacheControl: [CacheControl.noCache()],
      prune: false,
      distribution: this.distribution,
      distributionPaths: ['/*'],
    });
    documents.node.addDependency(hashed);
  }

  /** An address inside the page gets the page. Custom error responses would turn the API's 404 into it, too. */
  #deepLinks(): Function {
    return new Function(this, 'DeepLinks', {
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Conversations: an address inside the page gets the page',
      code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, 'deepLinks.js') }),
    });
  }

  #headers(signInAddress: string): ResponseHeadersPolicy {
    const headers = securityHeaders([signInAddress]);
    const custom = ['cross-origin-opener-policy', 'permissions-policy'];
    return new ResponseHeadersPolicy(this, 'Headers', {
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

function pageBucket(scope: Construct, stage: Stage): IBucket {
  // The CDK's class declares optional properties more strictly than its own interface.
  return new Bucket(scope, 'Page', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: stage.data === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  }) as IBucket;
}

function apiHost(scope: Construct, apiId: string): string {
  const { region, urlSuffix } = Stack.of(scope);
  return `${apiId}.execute-api.${region}.${urlSuffix}`;
}

/** As it came, but for the host, by which API Gateway tells its APIs apart; never cached. */
function passedOn(host: string, allowedMethods: AllowedMethods): BehaviorOptions {
  return {
    origin: new HttpOrigin(host),
    allowedMethods,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  };
}
