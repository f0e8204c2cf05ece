import * as z from 'zod';
import { type Field, invalid, type WireAnswer, wireError } from './wireAnswer.ts';

/** Checks the length of a string by code points, as the service's model does. */
export function wireText(least: number, max: number, pattern: RegExp, rule: string) {
  return z.string().superRefine((value, context) => {
    const length = [...value].length;
    if (length < least || length > max) {
      context.addIssue({
        code: 'custom',
        message: `must have ${least} to ${max} characters, and has ${length}`,
      });
    } else if (!pattern.test(value)) {
      context.addIssue({ code: 'custom', message: rule });
    }
  });
}

/** Returns the parsed request, or the documented error that names the wrong field. */
export function readRequest<Input>(
  schema: z.ZodType<Input>,
  sent: unknown,
): { readonly input: Input } | { readonly refused: WireAnswer } {
  const read = schema.safeParse(sent, { reportInput: true });
  if (read.success) return { input: read.data };

  const { issues } = read.error;
  const ofWrongType = issues.find((issue) => issue.code === 'invalid_type' && issue.input !== undefined);
  if (ofWrongType) {
    const message = `${ofWrongType.path.join('.')} does not have the type in the service's model.`;
    return { refused: wireError('SerializationException', message) };
  }
  const fields = issues.map((issue): Field => ({ Name: nameOf(issue), Message: sentenceOf(issue) }));
  const missing = issues.every((issue) => issue.code === 'invalid_type');
  return { refused: invalid(missing ? 'MISSING_PARAMETER' : 'FIELD_VALIDATION_FAILED', fields) };
}

function nameOf(issue: z.core.$ZodIssue): string {
  return String(issue.path[0] ?? 'request');
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  return issue.code === 'invalid_type' ? 'is required' : issue.message;
}
