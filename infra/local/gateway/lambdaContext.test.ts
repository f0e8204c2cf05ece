import { expect, test } from 'vitest';
import { lambdaContext } from './lambdaContext.ts';

test('a function gets its name, its request id and its remaining time', () => {
  const before = Date.now();
  const context = lambdaContext('sendMessage', 'request-1', 10);
  expect(context).toMatchObject({
    functionName: 'sendMessage',
    awsRequestId: 'request-1',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:sendMessage',
    logGroupName: '/aws/lambda/sendMessage',
  });
  const left = context.getRemainingTimeInMillis();
  expect(left).toBeLessThanOrEqual(10_000);
  expect(left).toBeGreaterThanOrEqual(10_000 - (Date.now() - before));
  expect(lambdaContext('late', 'request-2', -1).getRemainingTimeInMillis()).toBe(0);
});
