import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import { type ControlAnswer, problemAnswer } from './problemAnswer.ts';
import { readBody } from './readBody.ts';

const maxBytes = 65_536;

/** Reads the JSON body of a request to the control API, or returns the problem with it. */
export async function readControlBody(
  request: IncomingMessage,
): Promise<{ readonly body: unknown } | { readonly refused: ControlAnswer }> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    request.resume();
    return {
      refused: problemAnswer(
        415,
        'wrong-content-type',
        'Send the body as JSON, with content-type application/json.',
      ),
    };
  }
  const text = await readBody(request, maxBytes);
  if (text === undefined) {
    return { refused: problemAnswer(413, 'body-too-large', `Send at most ${maxBytes} bytes.`) };
  }
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { refused: problemAnswer(400, 'broken-json', 'The body is not valid JSON.') };
  }
}

/** Returns the parsed input, or a problem that names each wrong field. */
export function readControlInput<Input>(
  schema: z.ZodType<Input>,
  sent: unknown,
): { readonly input: Input } | { readonly refused: ControlAnswer } {
  const read = schema.safeParse(sent);
  if (read.success) return { input: read.data };
  const errors = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const detail = errors.map(({ path, message }) => `${path || 'The body'}: ${message}`).join('; ');
  return { refused: problemAnswer(400, 'malformed-request', `${detail}.`, { errors }) };
}
