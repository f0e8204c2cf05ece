import { describe, expect, test } from 'vitest';
import { httpAnswer } from './httpAnswer.ts';

const textOf = (result: Parameters<typeof httpAnswer>[0]) => httpAnswer(result).body.toString('utf8');

describe('a function’s result becomes an answer', () => {
  test('with its status, headers and text', () => {
    const { status, headers, body } = httpAnswer({
      statusCode: 409,
      headers: { 'Content-Type': 'application/problem+json', 'x-count': 3, 'x-final': true },
      body: '{"detail":"Zoë"}',
    });
    expect(status).toBe(409);
    expect(headers).toEqual([
      ['content-type', 'application/problem+json'],
      ['x-count', '3'],
      ['x-final', 'true'],
    ]);
    expect(body.toString('utf8')).toBe('{"detail":"Zoë"}');
  });

  test('with each cookie as a header of its own', () => {
    expect(httpAnswer({ statusCode: 204, cookies: ['a=1; Path=/', 'b=2'] }).headers).toEqual([
      ['set-cookie', 'a=1; Path=/'],
      ['set-cookie', 'b=2'],
    ]);
  });

  test('with bytes from base64, and an empty body by default', () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    const result = { statusCode: 200, body: png.toString('base64'), isBase64Encoded: true };
    expect(httpAnswer(result).body).toEqual(png);
    expect(httpAnswer({ statusCode: 204 }).body).toHaveLength(0);
  });

  test('with status 200 and the JSON of a bare string or of a value without a status', () => {
    expect(httpAnswer('{"ok":true}')).toMatchObject({
      status: 200,
      headers: [['content-type', 'application/json']],
    });
    expect(textOf('{"ok":true}')).toBe('{"ok":true}');
    expect(textOf({ body: 'not a body without a status' })).toBe('{"body":"not a body without a status"}');
  });
});
