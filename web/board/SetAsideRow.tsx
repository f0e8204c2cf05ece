import { Link } from 'wouter';
import { previewOf } from '#shared/domain/conversation.ts';
import { conversationPath } from '../address.ts';
import type { OutboxEntry } from '../api/outboxEntries.ts';
import { useListedConversation } from '../api/useListedConversation.ts';
import { rolesOf, shortNameOf } from '../namesOf.ts';
import { age } from '../ui/age.ts';
import { buttonClass } from '../ui/Button.tsx';
import { setAsideWords } from '../setAsideWords.ts';
import { BoardRow } from './BoardRow.tsx';

/** Shows a text of this member that was set aside in this browser, and leads to where the member decides about it. */
export function SetAsideRow({
  entry: { conversationId, messageId, text, enteredAt, aside },
  timeZone,
  now,
}: {
  readonly entry: OutboxEntry;
  readonly timeZone: string;
  readonly now: Date;
}) {
  const conversation = useListedConversation(conversationId).data;
  if (!conversation) return null;
  const name = shortNameOf(conversation);
  return (
    <BoardRow
      conversation={conversation}
      rowKey={`board set-aside ${messageId} ${conversationId}`}
      beside={[rolesOf(conversation), age(enteredAt, now, timeZone)].filter(Boolean).join(' · ')}
      aside={
        <Link
          href={conversationPath(conversationId)}
          aria-label={setAsideWords.decideOf(name)}
          className={buttonClass('small')}
        >
          {setAsideWords.decide}
        </Link>
      }
    >
      <bdi className="block truncate text-ink-2">{previewOf(text)}</bdi>
      <p
        className={`text-[13px] leading-[18px] font-strong ${aside === 'failing' ? 'text-bad' : 'text-unsure'}`}
      >
        {aside === 'failing' ? setAsideWords.failing : setAsideWords.old}
      </p>
    </BoardRow>
  );
}
