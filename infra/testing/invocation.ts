import { randomUUID } from 'node:crypto';
import { lambdaContext } from '../local/gateway/lambdaContext.ts';

/** Creates the Lambda context of an invocation. */
export const invocation = () => lambdaContext('test', randomUUID());
