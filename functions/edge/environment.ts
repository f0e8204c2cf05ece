/** Every environment variable that the functions read, by the name that CDK and the local runtime write. */
export const variables = {
  tableName: 'TABLE_NAME',
  liveEndpoint: 'LIVE_ENDPOINT',
  configurationSet: 'CONFIGURATION_SET_NAME',
  queuedCheckSeconds: 'QUEUED_CHECK_SECONDS',
  claimLostSeconds: 'CLAIM_LOST_SECONDS',
  giveUpSeconds: 'GIVE_UP_SECONDS',
  carrierTimeoutSeconds: 'CARRIER_TIMEOUT_SECONDS',
  overtakenSeconds: 'OVERTAKEN_SECONDS',
  firstPauseSeconds: 'FIRST_PAUSE_SECONDS',
  maxPauseSeconds: 'MAX_PAUSE_SECONDS',
  pauseCheckSeconds: 'PAUSE_CHECK_SECONDS',
  releaseRetrySeconds: 'RELEASE_RETRY_SECONDS',
  quietFromHour: 'QUIET_FROM_HOUR',
} as const;

export type VariableName = keyof typeof variables;

/** Throws a sentence that names the missing variable: a function without it is deployed wrongly. */
export function required(name: VariableName): string {
  return present(variables[name]);
}

/** Where the queue of this name stands; only a function that sends to it, or is started by it, knows. */
export function requiredQueueUrl(queueName: string): string {
  return present(queueVariable(queueName));
}

/** The variable with the address of a queue, such as `OUTBOUND_TEXTS_QUEUE_URL`. */
export function queueVariable(queueName: string): string {
  return `${queueName.toUpperCase().replaceAll('-', '_')}_QUEUE_URL`;
}

export function seconds(name: VariableName, fallback: number): number {
  const value = Number(process.env[variables[name]] ?? fallback);
  if (!(value > 0))
    throw new Error(`The environment variable ${variables[name]} must be a number of seconds`);
  return value;
}

function present(variable: string): string {
  const value = process.env[variable];
  if (value === undefined || value === '') throw new Error(`The environment variable ${variable} is not set`);
  return value;
}
