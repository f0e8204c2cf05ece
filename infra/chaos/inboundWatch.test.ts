import { expect, test } from 'vitest';
import { inboundWatch } from './inboundWatch.ts';

test('an inbound text was stored between the first and the last transaction that asked for it', () => {
  const { observe, storedWithin } = inboundWatch();
  const put = (sk: string) => ({ Put: { Item: { pk: { S: 'CO#a#CV#b' }, sk: { S: sk } } } });
  const asked = (askedAt: number, done: boolean, operation = 'TransactWriteItems') =>
    observe({
      operation,
      input: {
        TransactItems: [{ Update: {} }, put('MSG#2026-01-01T00:00:00.000Z#one'), put('OPT_OUT_REMOVAL')],
      },
      askedAt,
      answeredAt: askedAt + 10,
      done,
    });
  asked(50, true, 'TransactGetItems');
  asked(100, false);
  asked(200, true);
  expect(storedWithin('one')).toEqual({ from: 100, to: 210 });
  expect(storedWithin('two')).toBeUndefined();
  asked(300, true);
  expect(storedWithin('one')).toEqual({ from: 100, to: 310 });
});
