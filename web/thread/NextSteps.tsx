import { X } from 'lucide-react';
import { useLocation } from 'wouter';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { nextStepOf, type NextStep } from '#shared/domain/nextStep.ts';
import { conversationPath } from '../address.ts';
import { messageActions } from '../api/messageActions.ts';
import type { PendingAction } from '../api/useAction.ts';
import { Call } from '../Call.tsx';
import { changeNumberAt } from '../people/numberDialog.ts';
import { Button } from '../ui/Button.tsx';
import { isTyping } from '../ui/isTyping.ts';
import { stepWords } from '../stepWords.ts';
import { showing } from './showing.ts';
import type { ThreadPeople } from './ThreadPeople.ts';

const closedWords = {
  optedOut: (name: string) => `${name} opted out, so it cannot be sent again.`,
  blocked: 'Your company blocked this number, so it cannot be sent again.',
} as const;

type Props = {
  readonly message: OutboundMessage;
  readonly people: ThreadPeople;
} & Pick<PendingAction, 'act' | 'busy'>;

/**
 * Offers what a member can do about a message that did not arrive: at most one way to resend it, and to dismiss it. A phone has
 * the cross in the corner of the block, because three buttons do not fit beside each other.
 */
export function NextSteps(props: Props) {
  const { message, people, act, busy } = props;
  const step = nextStepOf(message, people.reached);
  const closed = step !== 'newNumber' && step !== 'pointless' && whyClosed(message, people);
  return (
    <>
      {message.state === 'unconfirmed' && step !== 'pointless' && <Call number={people.number} />}
      {closed === false && step && <Step step={step} {...props} />}
      {closed && <span className="mr-1.5">{closed}</span>}
      {!message.dismissed && (
        <Button
          look="quiet"
          className="max-desk:absolute max-desk:top-0 max-desk:right-0 max-desk:min-w-11"
          aria-disabled={busy || undefined}
          onClick={() => act(() => messageActions.dismiss(message))}
        >
          <span className="max-desk:sr-only">{stepWords.dismiss}</span>
          <X size={16} aria-hidden="true" className="mx-auto desk:hidden" />
        </Button>
      )}
    </>
  );
}

function Step({ step, message, people, act, busy }: Props & { readonly step: NextStep }) {
  const [, navigate] = useLocation();
  switch (step) {
    case 'resend':
      return (
        <Button
          look="small"
          aria-disabled={busy || undefined}
          onClick={() => act(() => messageActions.resend(message))}
        >
          {stepWords.resend}
        </Button>
      );
    case 'newNumber': {
      const show = (second: OutboundMessage) => {
        // The link to it is here, so a member who writes something since goes on writing.
        if (isTyping()) return;
        navigate(conversationPath(second.conversationId), {
          state: { contactId: message.contactId, show: showing(second) },
        });
      };
      return (
        <Button
          look="small"
          aria-disabled={busy || undefined}
          onClick={() => act(() => messageActions.sendToNewNumber(message), show)}
        >
          {stepWords.sendToNew}
        </Button>
      );
    }
    case 'changed':
      return (
        <Button look="small" onClick={() => people.acts.compose(message)}>
          {stepWords.edit}
        </Button>
      );
    case 'pointless':
      return (
        <>
          {message.failure === 'not-a-mobile' && people.names.length > 0 && (
            <Button look="small" onClick={() => changeNumberAt(people.reached)}>
              {stepWords.changeNumber}
            </Button>
          )}
          <Call number={people.number} />
        </>
      );
  }
}

/** Says why nothing can be sent to them just now: false when it can; no reason when the failure itself says it. */
function whyClosed(
  { failure }: OutboundMessage,
  { optOut, blocked, shortName }: ThreadPeople,
): string | false {
  if (optOut) {
    const optedOut = failure === 'opted-out' || failure === 'opted-out-at-carrier';
    return optedOut ? '' : closedWords.optedOut(shortName);
  }
  if (!blocked) return false;
  return failure === 'blocked-by-company' ? '' : closedWords.blocked;
}
