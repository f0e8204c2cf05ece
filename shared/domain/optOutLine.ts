import { plainWords } from './plainWords.ts';
import { readRevocation } from './revocation.ts';

/** The line under the first automated text to a number, where the company has not written its own (P31). */
export const usualOptOutLine = 'Reply STOP to opt out.';

/** Returns true when a line names a word that opts a person out. Without one, the line would not say how to stop. */
export function namesWayOut(line: string): boolean {
  return plainWords(line)
    .split(' ')
    .some((word) => readRevocation(word) !== undefined);
}

/** Adds the line to a text, unless the text has it already. */
export function withOptOutLine(text: string, line: string): string {
  return text.toLowerCase().includes(line.toLowerCase()) ? text : `${text}\n${line}`;
}

/** The automated text that carries the line of a number. A scheduled one has not gone out, so an earlier text can take over. */
export type CarriedLine = { readonly carrier: string; readonly queued: boolean };

/** Names a text as the one that carries the line. Two automations may choose the same message id. */
export function lineCarrierOf({
  idScope = '',
  messageId,
}: {
  readonly idScope?: string;
  readonly messageId: string;
}): string {
  return `${idScope}#${messageId}`;
}

/**
 * Returns true when a text takes the line: no text carries it yet, it carries it itself, or it is queued before the scheduled text
 * that carries it.
 */
export function takesOptOutLine(carried: CarriedLine | undefined, { carrier, queued }: CarriedLine): boolean {
  return !carried || carried.carrier === carrier || (queued && !carried.queued);
}
