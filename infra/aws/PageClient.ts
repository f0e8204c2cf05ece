import { Duration } from 'aws-cdk-lib';
import { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { signInScopes, type DataStack } from './DataStack.ts';

/** The page's app client in the user pool: signs members in with an authorization code and PKCE. The API accepts its tokens. */
export class PageClient extends Construct {
  readonly issuer: string;
  readonly audience: string;
  /** The content of `/settings.json`, which the page reads when it opens. */
  readonly settings: Readonly<Record<string, string>>;

  constructor(
    scope: Construct,
    id: string,
    { userPool, signInAddress, issuer }: DataStack,
    pageAddress: string,
  ) {
    super(scope, id);
    const client = new UserPoolClient(this, 'Client', {
      userPool,
      generateSecret: false,
      preventUserExistenceErrors: true,
      // Named, because Cognito's default flows include refresh tokens that are not rotated, which it refuses beside rotation.
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [...signInScopes],
        callbackUrls: [`${pageAddress}/signed-in`],
        logoutUrls: [`${pageAddress}/`],
      },
      enableTokenRevocation: true,
      refreshTokenRotationGracePeriod: Duration.seconds(60),
    });
    this.issuer = issuer;
    this.audience = client.userPoolClientId;
    this.settings = {
      issuer: this.issuer,
      clientId: this.audience,
      authorizationEndpoint: `${signInAddress}/oauth2/authorize`,
      tokenEndpoint: `${signInAddress}/oauth2/token`,
      revocationEndpoint: `${signInAddress}/oauth2/revoke`,
      endSessionEndpoint: `${signInAddress}/logout`,
      scope: signInScopes.map(({ scopeName }) => scopeName).join(' '),
      livePath: '/live',
    };
  }
}
