import { describe, expect, test } from 'vitest';
import { factsOf } from './logger.ts';

describe('the parts of an error that are safe to log (P22)', () => {
  test('are its name and stack frames', () => {
    const { error, at } = factsOf(new RangeError('not this'));
    expect(error).toBe('RangeError');
    expect(at[0]).toMatch(/^at .*logger\.test\.ts:\d+:\d+\)?$/);
  });

  test.each([
    ['one line', 'Ana wrote "call +15550102214"'],
    ['several lines', 'Ana wrote\ncall +15550102214\nsoon'],
    [
      'a line that looks like a place in the source',
      'Ana wrote\n    at +15550102214 (home:1:1)\n    at noon:5:5',
    ],
  ])('is nothing of its message, in %s', (_, message) => {
    const facts = factsOf(new Error(message));
    expect(JSON.stringify(facts)).not.toMatch(/\+15550102214|noon|Ana/);
    expect(facts.at[0]).toMatch(/logger\.test\.ts/);
  });

  test('never include what JSON.parse quotes', () => {
    const facts = caught(() => JSON.parse('x\n    at +15550102214:1:1'));
    expect(JSON.stringify(facts)).not.toContain('+15550102214');
  });

  test('never include a message that was changed afterwards', () => {
    const error = new Error('Ana\n    at +15550102214:1:1');
    void error.stack;
    error.message = 'something else';
    expect(JSON.stringify(factsOf(error))).not.toContain('+15550102214');
  });

  test('include the message of a service that denies access or throttles, without long numbers', () => {
    const message =
      'User: arn:aws:sts::123456789012:assumed-role/x is not authorized to perform: sqs:SendMessage';
    const denied = Object.assign(new Error(message), {
      name: 'AccessDeniedException',
      $metadata: { requestId: 'request-1' },
    });
    expect(factsOf(denied)).toMatchObject({
      errorMessage: 'User: arn:aws:sts::…:assumed-role/x is not authorized to perform: sqs:SendMessage',
      serviceRequestId: 'request-1',
    });
  });

  test('never include the message of a service that may quote the request, nor of an error that only has its name', () => {
    const quoting = 'Ana wrote "call +15550102214"';
    const invalid = Object.assign(new Error(quoting), { name: 'ValidationException', $metadata: {} });
    const ours = Object.assign(new Error(quoting), { name: 'AccessDeniedException' });
    expect(factsOf(invalid)).not.toHaveProperty('errorMessage');
    expect(factsOf(ours)).not.toHaveProperty('errorMessage');
  });

  test('never include a thrown value that is not an error', () => {
    expect(factsOf('call +15550102214')).toEqual({ error: 'string', at: [] });
  });
});

function caught(act: () => unknown): ReturnType<typeof factsOf> {
  try {
    act();
  } catch (error) {
    return factsOf(error);
  }
  throw new Error('Nothing was thrown');
}
