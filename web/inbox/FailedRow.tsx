import type { FailedMessage } from '#shared/api/routes.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { failureFacts } from '../failureFacts.ts';
import { Repair } from '../Repair.tsx';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import type { Listing } from './Listing.ts';
import { LookRow } from './LookRow.tsx';

/**
 * Shows one text that failed or is unconfirmed, with the button that repairs it. It opens the thread at the text, or dismisses it
 * without opening.
 */
export function FailedRow({ item, listing }: { readonly item: FailedMessage; readonly listing: Listing }) {
  const { act, busy, sentence } = useAction();
  const { message, conversation } = item;
  const { messageId, at, contactId } = message;
  const { at: endedAt, why, isUnsure } = failureFacts(item, listing.me.company.timeZone);
  const rowKey = `${at} ${messageId}`;
  const state = { contactId, show: { messageId, at } };
  return (
    <LookRow
      conversation={conversation}
      text={message.text}
      at={endedAt}
      rowKey={rowKey}
      state={state}
      why={why}
      isUnsure={isUnsure}
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
