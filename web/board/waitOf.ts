import { age } from '../ui/age.ts';
import { boardWords } from './boardWords.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * Says how long a person has waited, and whether that is late: for more than an hour, until a day has passed. What is older was
 * left unread on purpose or was never a question, so it is late only when the person's next inspection starts within a day.
 */
export function waitOf(
  since: string,
  inspectionAt: string | undefined,
  now: Date,
  timeZone: string,
): { readonly words: string; readonly isLate: boolean } {
  const waited = now.getTime() - Date.parse(since);
  const short = age(since, now, timeZone);
  if (waited < hour) return { words: short, isLate: false };
  const isPressing = inspectionAt !== undefined && Date.parse(inspectionAt) - now.getTime() < day;
  const isLate = waited < day || isPressing;
  return { words: isLate ? boardWords.waits(short) : short, isLate };
}
