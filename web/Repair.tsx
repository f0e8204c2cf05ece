import { Link, useLocation } from 'wouter';
import { mayBeTexted, type Conversation } from '#shared/domain/conversation.ts';
import { nextStepOf } from '#shared/domain/nextStep.ts';
import { canBeAnswered, formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { Call } from './Call.tsx';
import { conversationPath } from './address.ts';
import { messageActions } from './api/messageActions.ts';
import type { PendingAction } from './api/useAction.ts';
import { namesOf, shortNameOf } from './namesOf.ts';
import { changeNumberAt } from './people/numberDialog.ts';
import { composeAgain } from './composeAgain.ts';
import { Button, buttonClass } from './ui/Button.tsx';
import { stepWords } from './stepWords.ts';

const whatNow = 'What now?';

/**
 * Shows the button that repairs a text that failed or is unconfirmed. It sends where one press is enough, opens the form of the
 * contact at a number that cannot be texted, and the composer with a text that must change, and calls where no text can help. It
 * opens the thread at the text where a person must decide (unconfirmed, the person may not be texted).
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
  /** The state of the history entry of the thread. */
  readonly state: object;
  /** Set in a list in which the arrow keys also reach the buttons. */
  readonly rowKey?: string;
} & Pick<PendingAction, 'act' | 'busy'>) {
  const [, navigate] = useLocation();
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
  const thread = conversationPath(conversation.conversationId);
  if (step === 'changed' && mayBeTexted(conversation)) {
    const compose = () => {
      composeAgain(conversation, message);
      navigate(thread, { state: { ...state, composes: true } });
    };
    return (
      <Button look="small" {...marks(stepWords.edit)} onClick={compose}>
        {stepWords.edit}
      </Button>
    );
  }
  if (message.failure === 'not-a-mobile' && namesOf(conversation).length > 0) {
    return (
      <Button look="small" {...marks(stepWords.changeNumber)} onClick={() => changeNumberAt(conversation)}>
        {stepWords.changeNumber}
      </Button>
    );
  }
  if (step === 'pointless' && canBeAnswered(conversation.number)) {
    const { number } = conversation;
    return <Call number={number} {...marks(stepWords.call(formatPhoneNumber(number)))} />;
  }
  return (
    <Link href={thread} state={state} {...marks(whatNow)} className={buttonClass('small')}>
      {whatNow}
    </Link>
  );
}
