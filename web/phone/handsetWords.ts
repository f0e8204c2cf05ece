import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { isWordless } from '#shared/domain/isWordless.ts';
import type { Company, Handset, HandsetText, ListedHandset } from './network.ts';

/** Returns the name of a handset's person, or its number. */
export function nameOf({ name, number }: Pick<Handset, 'name' | 'number'>): string {
  return name ?? formatPhoneNumber(number);
}

export function companyNameOf({ name, number }: Company): string {
  return name || formatPhoneNumber(number);
}

/** Returns the company's number in a text of a handset. */
export function companyIn({ direction, from, to }: HandsetText): string {
  return direction === 'in' ? from : to;
}

/** Returns the newest text of a handset, which may be from before the network existed. */
export function lastTextOf({ lastMessage, lastPast }: ListedHandset): HandsetText | undefined {
  return lastMessage ?? lastPast ?? undefined;
}

/** Returns the second line of a handset in the list, and who wrote it if that was its person. */
export function previewOf(handset: ListedHandset): { readonly by?: string; readonly text: string } {
  if (handset.off) return { text: 'Phone off' };
  if (handset.landline) return { text: 'Landline' };
  const last = lastTextOf(handset);
  if (!last) return { text: 'No texts here yet' };
  return { ...(last.direction === 'out' && { by: 'You' }), text: textOf(last) };
}

/** Returns the words of a text. A photo arrives without words. */
export function textOf({ text }: HandsetText): string {
  return isWordless(text) ? '(no text)' : text;
}

/** Says why texts do not reach a phone. Undefined for a phone that works. */
export function conditionOf({ off, landline, blockedAsSpam }: Handset): string | undefined {
  if (landline) return 'This is a landline. Texts to it fail, and it cannot text.';
  if (off) return 'The phone is off. Texts to it fail as unreachable.';
  return blockedAsSpam ? 'The carrier of this phone blocks texts to it as spam.' : undefined;
}

/** Returns a function that tells whether a handset matches what was typed: words of its name, or digits of its number. */
export function handsetMatching(typed: string): (handset: Handset) => boolean {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const digits = /^[\d\s()+.-]+$/.test(typed) ? typed.replace(/\D/g, '') : '';
  return ({ name, number }) =>
    digits ? number.includes(digits) : wanted.every((word) => plain(name ?? number).includes(word));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
