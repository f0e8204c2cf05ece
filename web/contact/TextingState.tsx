import type { Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import { dayWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';

/** Says in a few words beside the role whether the number may be texted. */
export function TextingState({
  conversation: { number, optOut, blocked },
  timeZone,
}: {
  readonly conversation: Conversation;
  readonly timeZone: string;
}) {
  const { textingState } = words.contact;
  if (!canBeAnswered(number)) return textingState.notAnswerable;
  if (blocked) return <span className="font-strong text-bad">{textingState.blocked}</span>;
  if (!optOut) return textingState.allowed;
  return <span className="font-strong text-bad">{textingState.optedOut(dayWords(optOut.at, timeZone))}</span>;
}
