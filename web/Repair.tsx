import { Link } from 'wouter';
import { mayBeTexted, type Conversation } from '#shared/domain/conversation.ts';
import { nextStepOf } from '#shared/domain/nextStep.ts';
import { canBeAnswered, formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { Call } from './Call.tsx';
import { messageActions } from './api/messageActions.ts';
import type { PendingAction } from './api/useAction.ts';
import { shortNameOf } from './namesOf.ts';
import { Button, buttonClass } from './ui/Button.tsx';
import { stepWords } from './stepWords.ts';

/**
 * Shows the button that repairs a text that failed or is unconfirmed. It sends where one press is enough, calls where no text can
 * help, and opens the thread at the text where a person must decide (unconfirmed, the text or the number must change, the person
 * may not be texted).
 */
export function Repair({
  message,
  conversation,
  state,
  rowKey,
  act,
  busy,
}: {
  readonly message: OutboundMessage;
  readonly conversation: Conversation;
  readonly state: unknown;
  /** Set in a list in which the arrow keys also reach the buttons. */
  readonly rowKey?: string;
} & Pick<PendingAction, 'act' | 'busy'>) {
  const step = message.state === 'unconfirmed' ? undefined : nextStepOf(message, conversation);
  const marks = (face: string) => ({
    'aria-label': `${face}: ${shortNameOf(conversation)}`,
    'data-row': rowKey,
  });
  if (step === 'resend' && mayBeTexted(conversation)) {
    return (
      <Button
        look="small"
        {...marks(stepWords.resend)}
        disabled={busy}
        onClick={() => act(() => messageActions.resend(message))}
      >
        {stepWords.resend}
      </Button>
    );
  }
  if (step === 'newNumber') {
    return (
      <Button
        look="small"
        {...marks(stepWords.sendToNew)}
        disabled={busy}
        onClick={() => act(() => messageActions.sendToNewNumber(message))}
      >
        {stepWords.sendToNew}
      </Button>
    );
  }
  if (step === 'pointless' && message.failure !== 'not-a-mobile' && canBeAnswered(conversation.number)) {
    const { number } = conversation;
    return <Call number={number} {...marks(stepWords.call(formatPhoneNumber(number)))} />;
  }
  const face =
    step === 'changed'
      ? stepWords.edit
      : message.failure === 'not-a-mobile'
        ? stepWords.changeNumber
        : stepWords.whatNow;
  return (
    <Link
      href={`/conversations/${conversation.conversationId}`}
      state={state}
      {...marks(face)}
      className={buttonClass('small')}
    >
      {face}
    </Link>
  );
}
