/** All environment variables that the functions read, by the names that CDK and the local runtime set. */
export const variables = {
  stage: 'STAGE',
  tableName: 'TABLE_NAME',
  liveEndpoint: 'LIVE_ENDPOINT',
  configurationSet: 'CONFIGURATION_SET_NAME',
  eventTopicArn: 'EVENT_TOPIC_ARN',
  userPoolId: 'USER_POOL_ID',
  signInIssuer: 'SIGN_IN_ISSUER',
  pageAddress: 'PAGE_ADDRESS',
  mailFrom: 'MAIL_FROM',
  queuedCheckSeconds: 'QUEUED_CHECK_SECONDS',
  claimLostSeconds: 'CLAIM_LOST_SECONDS',
  giveUpSeconds: 'GIVE_UP_SECONDS',
  carrierTimeoutSeconds: 'CARRIER_TIMEOUT_SECONDS',
  overtakenSeconds: 'OVERTAKEN_SECONDS',
  firstPauseSeconds: 'FIRST_PAUSE_SECONDS',
  maxPauseSeconds: 'MAX_PAUSE_SECONDS',
  pauseCheckSeconds: 'PAUSE_CHECK_SECONDS',
  optOutRemovalRetrySeconds: 'OPT_OUT_REMOVAL_RETRY_SECONDS',
  quietFromHour: 'QUIET_FROM_HOUR',
  memberRequestsPerMinute: 'MEMBER_REQUESTS_PER_MINUTE',
  automationRequestsPerMinute: 'AUTOMATION_REQUESTS_PER_MINUTE',
  canaryCompany: 'CANARY_COMPANY',
} as const;

export type VariableName = keyof typeof variables;

/** Returns a variable. Throws an error that names it when it is missing, because then the deployment is wrong. */
export function required(name: VariableName): string {
  return present(variables[name]);
}

/** Returns a variable that some deployments leave out. */
export function optional(name: VariableName): string | undefined {
  return process.env[variables[name]] || undefined;
}

/** Returns the URL of a queue. Only functions that send to it or receive from it have the variable. */
export function requiredQueueUrl(queueName: string): string {
  return present(queueVariable(queueName));
}

/** Returns the name of the variable with a queue's URL, such as `OUTBOUND_TEXTS_QUEUE_URL`. */
export function queueVariable(queueName: string): string {
  return `${queueName.toUpperCase().replaceAll('-', '_')}_QUEUE_URL`;
}

export function seconds(name: VariableName, fallback: number): number {
  return positive(name, fallback);
}

export function positive(name: VariableName, fallback: number): number {
  const value = Number(process.env[variables[name]] ?? fallback);
  if (!(value > 0)) throw new Error(`The environment variable ${variables[name]} must be a positive number`);
  return value;
}

function present(variable: string): string {
  const value = process.env[variable];
  if (value === undefined || value === '') throw new Error(`The environment variable ${variable} is not set`);
  return value;
}
