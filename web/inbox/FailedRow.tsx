import type { FailedMessage } from '#shared/api/routes.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { shortNameOf } from '../namesOf.ts';
import { Repair } from '../Repair.tsx';
import { Button } from '../ui/Button.tsx';
import { comingWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';
import type { Listing } from './Listing.ts';
import { LookRow } from './LookRow.tsx';

/**
 * Shows one text that failed or is unconfirmed, with the button that repairs it. It opens the thread at the text, or dismisses it
 * without opening.
 */
export function FailedRow({
  item: { message, conversation },
  listing,
}: {
  readonly item: FailedMessage;
  readonly listing: Listing;
}) {
  const { act, busy, sentence } = useAction();
  const { messageId, at, stateAt, contactId } = message;
  const endedEarly = stateAt < at;
  const scheduled = comingWords(at, listing.me.company.timeZone, new Date(stateAt));
  const isUnconfirmed = message.state === 'unconfirmed';
  const { unconfirmed: noAnswer, restored } = words.states;
  const why = isUnconfirmed
    ? message.failure === 'restored'
      ? restored
      : noAnswer
    : words.failures[message.failure ?? 'unknown-at-carrier'](shortNameOf(conversation));
  const rowKey = `${at} ${messageId}`;
  const state = { contactId, show: { messageId, at } };
  return (
    <LookRow
      conversation={conversation}
      text={message.text}
      at={endedEarly ? stateAt : at}
      rowKey={rowKey}
      state={state}
      why={endedEarly ? `${why} ${words.states.wasScheduled(scheduled)}.` : why}
      isUnsure={isUnconfirmed}
      listing={listing}
    >
      <div className="relative z-1 mt-1.5 flex flex-wrap items-center gap-2">
        <Repair
          message={message}
          conversation={conversation}
          state={state}
          rowKey={`repair ${rowKey}`}
          act={act}
          busy={busy}
        />
        <Button
          look="quiet"
          data-row={`dismiss ${rowKey}`}
          aria-label={words.list.dismissOf(titleOf(conversation))}
          disabled={busy}
          onClick={() => act(() => messageActions.dismiss(message))}
        >
          {words.list.dismiss}
        </Button>
      </div>
      {sentence && <p className="text-meta text-bad">{sentence}</p>}
    </LookRow>
  );
}
