import * as z from 'zod/mini';
import { clockToleranceSeconds } from './clock.ts';
import { isWordless } from './isWordless.ts';
import { PhoneNumber } from './phoneNumber.ts';
import { countSegments } from './segments.ts';

/** Says whether inbound texts are copied to another phone, to which, and since when (P30). */
export const Forwarding = z.object({
  isOn: z.boolean(),
  to: PhoneNumber,
  changedAt: z.iso.datetime(),
});
export type Forwarding = z.infer<typeof Forwarding>;

/** Why a company cannot forward texts to a number. */
export const CannotForward = z.enum([
  'no-number',
  'own-number',
  'company-number',
  'opted-out',
  'blocked-by-company',
]);
export type CannotForward = z.infer<typeof CannotForward>;

/** The forwarding as members see it: whether copies go out now, and what stopped them since it was turned on. */
export const ForwardingState = z.object({
  isOn: z.boolean(),
  to: PhoneNumber,
  stoppedBy: z.optional(z.enum(['company-number', 'opted-out', 'blocked-by-company'])),
  /** When the phone texted STOP. */
  stoppedAt: z.optional(z.iso.datetime()),
});
export type ForwardingState = z.infer<typeof ForwardingState>;

/** Why an inbound text was not forwarded although forwarding was on. */
export const NotForwarded = z.enum(['too-many']);
export type NotForwarded = z.infer<typeof NotForwarded>;

/** The conversation with the other phone, as far as it ends the forwarding. */
export type ForwardingPhone = {
  readonly number: string;
  readonly optOut?: unknown;
  readonly blocked?: boolean | undefined;
  /** When the phone last texted STOP. A START does not turn forwarding on again; an admin does. */
  readonly forwardingStoppedAt?: string | undefined;
};

/** Returns true while texts are copied to this phone: it is on, and the phone was neither stopped, opted out nor blocked since. */
export function isForwardingTo(
  forwarding: Forwarding | undefined,
  { number, optOut, blocked, forwardingStoppedAt = '' }: ForwardingPhone,
): boolean {
  return (
    forwarding?.isOn === true &&
    forwarding.to === number &&
    !optOut &&
    !blocked &&
    forwardingStoppedAt < forwarding.changedAt
  );
}

/** The most texts of one number that are forwarded within an hour. More come from a loop between machines. */
export const mostCopiesPerHour = 20;
const hourSeconds = 3600;

/** Returns when texts of a number were forwarded within the last hour, in seconds since 1970, with one more copy, or `too-many`. */
export function countCopy(
  forwardedAt: readonly number[] | undefined,
  now: Date,
): readonly number[] | NotForwarded {
  const seconds = Math.floor(now.getTime() / 1000);
  const latest = seconds + clockToleranceSeconds;
  const recent = (forwardedAt ?? []).filter((at) => seconds - at < hourSeconds && at <= latest);
  return recent.length < mostCopiesPerHour ? [...recent, seconds] : 'too-many';
}

const longestName = 60;
/** Shows that a copy is shorter than its text. An ellipsis character would force UCS-2. */
const mark = '...';

/** Returns the words of a copy: who wrote, and the text, shortened with a mark when the carrier would not take all of it. */
export function copyText(writer: string, text: string): string {
  const name = shortened(writer, (short) => short.length <= longestName);
  const said = isWordless(text) ? '(no words, perhaps a photo)' : text;
  return shortened(`${name}: ${said}`, (short) => !countSegments(short).tooLong);
}

/** Returns the text, or the longest beginning of it that fits together with the mark. No character is cut in half. */
function shortened(text: string, fits: (short: string) => boolean): string {
  if (fits(text)) return text;
  const characters = [...text];
  let longest = 0;
  let tooLong = characters.length;
  while (tooLong - longest > 1) {
    const middle = Math.floor((longest + tooLong) / 2);
    if (fits(characters.slice(0, middle).join('') + mark)) longest = middle;
    else tooLong = middle;
  }
  return characters.slice(0, longest).join('') + mark;
}
