/** Every environment variable that the functions read, by the name that CDK and the local runtime write. */
export const variables = {
  tableName: 'TABLE_NAME',
  outboundQueueUrl: 'OUTBOUND_QUEUE_URL',
  liveEndpoint: 'LIVE_ENDPOINT',
  configurationSet: 'CONFIGURATION_SET_NAME',
  queuedLookSeconds: 'QUEUED_LOOK_SECONDS',
  claimLostSeconds: 'CLAIM_LOST_SECONDS',
  giveUpSeconds: 'GIVE_UP_SECONDS',
  carrierTimeoutSeconds: 'CARRIER_TIMEOUT_SECONDS',
} as const;

export type VariableName = keyof typeof variables;

/** Throws a sentence that names the missing variable: a function without it is deployed wrongly. */
export function required(name: VariableName): string {
  const value = process.env[variables[name]];
  if (value === undefined || value === '')
    throw new Error(`The environment variable ${variables[name]} is not set`);
  return value;
}

export function seconds(name: VariableName, usual: number): number {
  const value = Number(process.env[variables[name]] ?? usual);
  if (!(value > 0))
    throw new Error(`The environment variable ${variables[name]} must be a number of seconds`);
  return value;
}
