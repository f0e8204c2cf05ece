import { useQueries, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { maxUnread, type Conversation } from '#shared/domain/conversation.ts';
import { queries } from '../api/queries.ts';
import { words } from '../words.ts';
import { ConversationRow } from './ConversationRow.tsx';
import type { Listing } from './Listing.ts';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';

const emptyWords = 'Everything is read.';
const fullWords = `These are the newest ${maxUnread}. Any older ones appear as you read these.`;

/** Lists the unread conversations, and says when the list is full. One that is read while the list is shown stays in it, so that no row vanishes under the pointer. */
export function UnreadList({ listing }: { readonly listing: Listing }) {
  const { data, error, refetch } = useQuery(queries.unread());
  const seen = useRef(new Map<string, Conversation>());
  for (const conversation of data?.conversations ?? []) {
    seen.current.delete(conversation.conversationId);
    seen.current.set(conversation.conversationId, conversation);
  }
  const shown = [...seen.current.values()].toSorted((one, other) => order(other).localeCompare(order(one)));
  const newest = useQueries({
    queries: shown.map(({ conversationId }) => ({ ...queries.conversation(conversationId), enabled: false })),
  });
  if (!data)
    return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <RowSkeletons count={3} />;
  if (shown.length === 0) return <p className="px-3 py-3 text-ink-3">{emptyWords}</p>;
  return (
    <>
      <ul aria-label={words.list.unread} className="pt-1">
        {shown.map((conversation, index) => (
          <ConversationRow
            key={conversation.conversationId}
            rowKey={`unread ${conversation.conversationId}`}
            withRole
            conversation={newest[index]?.data ?? conversation}
            selected={conversation.conversationId === listing.selected}
            myId={listing.me.member.memberId}
            timeZone={listing.me.company.timeZone}
            now={listing.now}
          />
        ))}
      </ul>
      {data.count >= maxUnread && <p className="px-3 py-2 text-ink-2">{fullWords}</p>}
    </>
  );
}

function order(conversation: Conversation): string {
  return `${conversation.unreadSince} ${conversation.conversationId}`;
}
