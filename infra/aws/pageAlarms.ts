import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Watched, AlarmRow } from './AlarmRow.ts';
import type { Stage } from './stages.ts';

const period = Duration.minutes(5);

/** Returns the alarms of the page. CloudFront publishes its metrics in us-east-1 only, and an alarm watches its own region. */
export function pageAlarms(
  { distribution, userPoolId, clientId }: NonNullable<Watched['page']>,
  { region }: Stage,
): readonly AlarmRow[] {
  const dimensionsMap = { UserPool: userPoolId, UserPoolClient: clientId };
  const signIns = (statistic: string) =>
    new Metric({ namespace: 'AWS/Cognito', metricName: 'SignInSuccesses', dimensionsMap, statistic, period });
  const signInRow: AlarmRow = {
    name: 'sign-ins-fail',
    // Cognito counts a success as 1 and a failure as 0. Source: Cognito Developer Guide, "Metrics for user pools".
    metric: new MathExpression({
      expression: 'tried - succeeded',
      usingMetrics: { tried: signIns(Stats.SAMPLE_COUNT), succeeded: signIns(Stats.SUM) },
      label: 'Failed sign-ins',
      period,
    }),
    above: 20,
    text: 'Many sign-ins fail: someone guesses passwords, or members cannot get in. First: the log of the user pool’s activity in CloudTrail. One person who fails is locked by Cognito for a while and needs nothing.',
  };
  if (region !== 'us-east-1') return [signInRow];
  const pageRow: AlarmRow = {
    name: 'page-fails',
    metric: new Metric({
      namespace: 'AWS/CloudFront',
      metricName: '5xxErrorRate',
      dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
      statistic: Stats.AVERAGE,
      period,
    }),
    above: 5,
    periods: 2,
    text: 'More than one in twenty requests to the page’s address fails with 5xx: members cannot open the page, or the API behind it does not answer. First: does the alarm requests-fail ring too? Then it is the API. If not: the bucket’s policy, and the AWS Health Dashboard for CloudFront.',
  };
  return [signInRow, pageRow];
}
