import { Link } from 'wouter';
import { mayBeTexted, type Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered, formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { NextStep } from '#shared/domain/nextStep.ts';
import { messageActions } from '../api/messageActions.ts';
import type { PendingAction } from '../api/useAction.ts';
import { shortNameOf } from '../namesOf.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { boardWords } from './boardWords.ts';

/**
 * Shows the button that repairs a text. It sends where one press is enough, calls where no text can help, and opens the thread at the text where a person must
 * decide (unconfirmed, the text or the number must change, the person may not be texted).
 */
export function Repair({
  message,
  conversation,
  step,
  state,
  act,
  busy,
}: {
  readonly message: OutboundMessage;
  readonly conversation: Conversation;
  readonly step: NextStep | undefined;
  readonly state: unknown;
} & Pick<PendingAction, 'act' | 'busy'>) {
  const name = shortNameOf(conversation);
  const isClosed = !mayBeTexted(conversation);
  if (step === 'resend' && !isClosed) {
    return (
      <Button
        look="small"
        aria-label={boardWords.actFor(words.acts.resend, name)}
        disabled={busy}
        onClick={() => act(() => messageActions.resend(message))}
      >
        {words.acts.resend}
      </Button>
    );
  }
  if (step === 'newNumber') {
    return (
      <Button
        look="small"
        aria-label={boardWords.actFor(words.acts.sendToNew, name)}
        disabled={busy}
        onClick={() => act(() => messageActions.sendToNewNumber(message))}
      >
        {words.acts.sendToNew}
      </Button>
    );
  }
  if (step === 'pointless' && message.failure !== 'not-a-mobile' && canBeAnswered(conversation.number)) {
    const call = words.acts.call(formatPhoneNumber(conversation.number));
    return (
      <a
        href={`tel:${conversation.number}`}
        aria-label={boardWords.actFor(call, name)}
        className={buttonClass('small')}
      >
        {call}
      </a>
    );
  }
  const face =
    step === 'changed'
      ? words.acts.edit
      : message.failure === 'not-a-mobile'
        ? words.acts.changeNumber
        : words.acts.whatNow;
  return (
    <Link
      href={`/conversations/${conversation.conversationId}`}
      state={state}
      aria-label={boardWords.actFor(face, name)}
      className={buttonClass('small')}
    >
      {face}
    </Link>
  );
}
