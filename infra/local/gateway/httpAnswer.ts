import type { APIGatewayProxyResultV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type HttpAnswer = {
  readonly status: number;
  /** In order. `set-cookie` may occur several times. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
};

/**
 * Converts a function's result to the answer of an HTTP API. Without a status code the whole value is the
 * body, as JSON. Source: API Gateway Developer Guide, "Lambda function response for format 2.0".
 */
export function httpAnswer(result: APIGatewayProxyResultV2): HttpAnswer {
  if (typeof result === 'string') return inferred(result);
  const structured: APIGatewayProxyStructuredResultV2 = result;
  if (structured.statusCode === undefined) return inferred(JSON.stringify(result));
  const { statusCode: status, headers = {}, cookies = [], body = '', isBase64Encoded } = structured;
  return {
    status,
    headers: [
      ...Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name.toLowerCase(), String(value)] as const],
      ),
      ...cookies.map((cookie) => ['set-cookie', cookie] as const),
    ],
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function inferred(body: string): HttpAnswer {
  return { status: 200, headers: [['content-type', 'application/json']], body: Buffer.from(body) };
}
