import { expect, test } from 'vitest';
import { streamEvent } from './streamEvent.ts';

test('a change reaches the functions in Lambda’s format', () => {
  const streamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/messages/stream/2026-11-24T00:00:00.000';
  const event = streamEvent(
    [
      {
        eventID: '7',
        eventName: 'MODIFY',
        dynamodb: {
          ApproximateCreationDateTime: new Date('2026-11-24T10:00:00.900Z'),
          Keys: { pk: { S: 'a' } },
          NewImage: {
            bytes: { B: new Uint8Array([1, 2]) },
            nested: { M: { list: { L: [{ BOOL: false }, { NULL: true }, { N: '0' }, { S: '' }] } } },
            sets: { L: [{ SS: ['x'] }, { NS: ['1'] }, { BS: [new Uint8Array([255])] }] },
          },
          SequenceNumber: '7',
        },
      },
    ],
    streamArn,
  );
  expect(event).toEqual({
    Records: [
      {
        eventID: '7',
        eventName: 'MODIFY',
        eventSourceARN: streamArn,
        dynamodb: {
          ApproximateCreationDateTime: Date.parse('2026-11-24T10:00:00Z') / 1000,
          Keys: { pk: { S: 'a' } },
          NewImage: {
            bytes: { B: 'AQI=' },
            nested: { M: { list: { L: [{ BOOL: false }, { NULL: true }, { N: '0' }, { S: '' }] } } },
            sets: { L: [{ SS: ['x'] }, { NS: ['1'] }, { BS: ['/w=='] }] },
          },
          SequenceNumber: '7',
        },
      },
    ],
  });
});
