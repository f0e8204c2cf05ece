import { isRefused, type Refused } from '#shared/domain/refusal.ts';

/** Returns the answer, and throws if it is a refusal. */
export function accepted<Answer>(answer: Answer): Exclude<Answer, Refused> {
  if (isRefused(answer)) throw new Error(`Refused: ${JSON.stringify(answer.refusal)}`);
  return answer as Exclude<Answer, Refused>;
}
