import { expect, test } from 'vitest';
import { inboundWatch } from './inboundWatch.ts';

test('an inbound text was stored between the first and the last transaction that asked for it', () => {
  const { observe, storedWithin } = inboundWatch();
  const put = (pk: string) => ({ Put: { Item: { pk: { S: pk }, sk: { S: 'MID' } } } });
  const asked = (askedAt: number, done: boolean, operation = 'TransactWriteItems') =>
    observe({
      operation,
      input: { TransactItems: [{ Update: {} }, put('CO#a#MID#carrier#one'), put('CO#a#MID#system#two')] },
      askedAt,
      answeredAt: askedAt + 10,
      done,
    });
  asked(50, true, 'TransactGetItems');
  asked(100, false);
  asked(200, true);
  expect(storedWithin('one')).toEqual({ from: 100, to: 210 });
  expect(storedWithin('two')).toBeUndefined();
});
