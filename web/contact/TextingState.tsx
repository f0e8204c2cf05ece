import type { Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import { Button } from '../ui/Button.tsx';
import { dayWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';

/** Whether the number may be texted. */
export function TextingState({
  conversation: { number, optOut, blocked },
  timeZone,
  onOptOut,
}: {
  readonly conversation: Conversation;
  readonly timeZone: string;
  readonly onOptOut: () => void;
}) {
  if (!canBeAnswered(number)) return <p>{words.composer.notAnswerable}</p>;
  if (blocked) return <p>{words.composer.blocked}</p>;
  if (optOut) {
    return <p className="font-strong text-bad">{words.contact.optedOut(dayWords(optOut.at, timeZone))}</p>;
  }
  return (
    <p>
      {words.contact.allowed}{' '}
      <Button look="link" onClick={onOptOut}>
        {words.thread.optOut}…
      </Button>
    </p>
  );
}
