import type { Conversation } from '#shared/domain/conversation.ts';
import { formatOf } from '../ui/formatOf.ts';
import { words } from '../words.ts';

/** Whether the number may be texted. */
export function TextingState({
  conversation: { optOut, blocked },
  timeZone,
}: {
  readonly conversation: Conversation;
  readonly timeZone: string;
}) {
  if (blocked) return <p>{words.composer.blocked}</p>;
  if (!optOut) return <p>{words.contact.allowed}</p>;
  const day = formatOf(timeZone, { month: 'short', day: 'numeric' }).format(new Date(optOut.at));
  return <p className="font-strong text-bad">{words.contact.optedOut(day)}</p>;
}
