/** Enough for ten members who open their pages at the same moment, with texts going out and coming in meanwhile. */
const fewestFunctionsAtOnce = 100;

/** Returns a sentence when the account may run too few functions at once for the page; undefined when it may run enough. */
export function concurrencyWarning(quota: number, region: string): string | undefined {
  if (quota >= fewestFunctionsAtOnce) return undefined;
  return `This account runs at most ${quota} functions at once in ${region}, which is too few for the page: requests fail when a few members work at the same time. Ask AWS for 1,000: aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000 --region ${region}`;
}
