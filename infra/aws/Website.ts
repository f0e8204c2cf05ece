import { Duration, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct, type IDependable } from 'constructs';
import { join } from 'node:path';
import { PageHeaders } from './PageHeaders.ts';
import type { Stage } from './stages.ts';
import { removalPolicyOf } from './removalPolicyOf.ts';

type Behind = {
  readonly httpApiId: string;
  readonly liveApiId: string;
  /** The sign-in address, from which the page gets its tokens. */
  readonly signInAddress: string;
};

/** Creates the page on S3 behind CloudFront, which carries the API and the socket too. There is one host, so the page needs no CORS. */
export class Website extends Construct {
  readonly address: string;
  readonly distribution: Distribution;
  readonly bucketName: string;
  readonly #bucket: IBucket;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, behind: Behind, stage: Stage) {
    super(scope, id);
    this.#stage = stage;
    this.#bucket = pageBucket(this, stage);
    this.bucketName = this.#bucket.bucketName;
    const responseHeadersPolicy = new PageHeaders(this, 'Headers', behind.signInAddress);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Conversations, ${stage.name}`,
      ...(stage.addresses && this.#ownAddress(stage.addresses.page)),
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.#bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy,
        functionAssociations: [{ function: this.#deepLinks(), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        '/api/*': {
          ...passedOn(apiHost(this, behind.httpApiId), AllowedMethods.ALLOW_ALL),
          responseHeadersPolicy,
        },
        '/live': passedOn(apiHost(this, behind.liveApiId), AllowedMethods.ALLOW_GET_HEAD),
      },
    });
    this.address = `https://${stage.addresses?.page.host ?? this.distribution.distributionDomainName}`;
  }

  #ownAddress({ host, certificateArn }: NonNullable<Stage['addresses']>['page']) {
    return {
      domainNames: [host],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  /**
   * Puts the built page there, and beside it what it must know about this stage: the hashed files first, and then the documents
   * that name them. Both wait for `after`, which is everything else: a new page then finds all that it asks, and a creation that
   * fails has copied nothing, so its rollback can delete the bucket. CloudFront needs no invalidation, because documents are
   * marked `no-cache`, so it asks the bucket again after its shortest time, a second, and a hashed file never changes.
   */
  fill(pageFolder: string, settings: Readonly<Record<string, string>>, after: readonly IDependable[]): void {
    const logGroup = new LogGroup(this, 'CopyingLog', {
      retention: this.#stage.logsKeptDays as RetentionDays,
      removalPolicy: removalPolicyOf(this.#stage),
    });
    const hashed = new BucketDeployment(this, 'Assets', {
      sources: [Source.asset(pageFolder, { exclude: ['**', '!assets', '!assets/**'] })],
      destinationBucket: this.#bucket,
      cacheControl: [CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
      // A page that is still open asks for the files of its own version.
      prune: false,
      logGroup,
    });
    const documents = new BucketDeployment(this, 'Documents', {
      sources: [
        Source.asset(pageFolder, { exclude: ['assets', 'built-from'] }),
        Source.jsonData('settings.json', settings),
      ],
      destinationBucket: this.#bucket,
      cacheControl: [CacheControl.noCache()],
      prune: false,
      logGroup,
    });
    hashed.node.addDependency(this.distribution, ...after);
    documents.node.addDependency(hashed);
  }

  /** Serves the page for every address inside it. A custom error response would also replace the API's 404. */
  #deepLinks(): Function {
    return new Function(this, 'DeepLinks', {
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Conversations: an address inside the page gets the page',
      code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, 'deepLinks.js') }),
    });
  }
}

function pageBucket(scope: Construct, stage: Stage): IBucket {
  // The CDK's class declares optional properties more strictly than its own interface.
  return new Bucket(scope, 'Page', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: removalPolicyOf(stage),
  }) as IBucket;
}

function apiHost(scope: Construct, apiId: string): string {
  const { region, urlSuffix } = Stack.of(scope);
  return `${apiId}.execute-api.${region}.${urlSuffix}`;
}

/** Forwards requests unchanged and uncached, except for the host, by which API Gateway finds the API. */
function passedOn(host: string, allowedMethods: AllowedMethods): BehaviorOptions {
  return {
    origin: new HttpOrigin(host),
    allowedMethods,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  };
}
