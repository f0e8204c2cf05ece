import { Link } from 'wouter';
import { conversationPath } from '../address.ts';
import type { OutboxEntry } from '../api/outboxEntries.ts';
import { useListedConversation } from '../api/useListedConversation.ts';
import { shortNameOf } from '../namesOf.ts';
import { buttonClass } from '../ui/Button.tsx';
import { setAsideWords } from '../setAsideWords.ts';
import type { Listing } from './Listing.ts';
import { LookRow } from './LookRow.tsx';

/** Shows a text of this member that was set aside in this browser, and leads to where the member decides about it. */
export function SetAsideRow({
  entry: { conversationId, messageId, text, enteredAt, aside },
  listing,
}: {
  readonly entry: OutboxEntry;
  readonly listing: Listing;
}) {
  const conversation = useListedConversation(conversationId).data;
  if (!conversation) return null;
  const isFailing = aside === 'failing';
  return (
    <LookRow
      conversation={conversation}
      text={text}
      at={enteredAt}
      rowKey={`set-aside ${messageId}`}
      why={isFailing ? setAsideWords.failing : setAsideWords.old}
      isUnsure={!isFailing}
      listing={listing}
    >
      <div className="relative z-1 mt-1.5 flex">
        <Link
          href={conversationPath(conversationId)}
          data-row={`decide ${messageId}`}
          aria-label={setAsideWords.decideOf(shortNameOf(conversation))}
          className={buttonClass('small')}
        >
          {setAsideWords.decide}
        </Link>
      </div>
    </LookRow>
  );
}
