import { describe, expect, test } from 'vitest';
import { httpAnswer } from './httpAnswer.ts';

const textOf = (result: Parameters<typeof httpAnswer>[0]) => httpAnswer(result).body.toString('utf8');

describe('what a function returns becomes an answer', () => {
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

  test('each cookie as a header of its own', () => {
    expect(httpAnswer({ statusCode: 204, cookies: ['a=1; Path=/', 'b=2'] }).headers).toEqual([
      ['set-cookie', 'a=1; Path=/'],
      ['set-cookie', 'b=2'],
    ]);
  });

  test('bytes from base64, and an empty body from none', () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    const result = { statusCode: 200, body: png.toString('base64'), isBase64Encoded: true };
    expect(httpAnswer(result).body).toEqual(png);
    expect(httpAnswer({ statusCode: 204 }).body).toHaveLength(0);
  });

  test('a bare string, or a value without a status, is the JSON of a 200', () => {
    expect(httpAnswer('{"ok":true}')).toMatchObject({
      status: 200,
      headers: [['content-type', 'application/json']],
    });
    expect(textOf('{"ok":true}')).toBe('{"ok":true}');
    expect(textOf({ body: 'not a body without a status' })).toBe('{"body":"not a body without a status"}');
  });
});
