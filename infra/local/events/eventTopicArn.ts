/** The topic to which the functions publish events on this machine. */
export const eventTopicArn = 'arn:aws:sns:us-east-1:000000000000:conversations-local-events';
