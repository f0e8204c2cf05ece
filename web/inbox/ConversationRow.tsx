import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { titleOf, type Conversation } from '#shared/domain/conversation.ts';
import { conversationPath } from '../address.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { words } from '../words.ts';
import { age } from '../ui/age.ts';
import { directionOf } from '../ui/directionOf.ts';
import { RowWarning } from '../RowWarning.tsx';
import { usePreviewLine } from '../usePreviewLine.ts';

/**
 * Shows one conversation in a list: name, last text, time, and whether it is unread. `rowKey` distinguishes it from the same
 * conversation in another section. The open conversation's row stays at the edge of its list beyond which it would be.
 */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  rowKey,
  withRole = false,
  selected,
  myId,
  timeZone,
  now,
}: {
  readonly conversation: Conversation;
  readonly rowKey: string;
  /** True when no head above the row says whether these are inspectors, agents or clients. */
  readonly withRole?: boolean;
  readonly selected: boolean;
  readonly myId: string;
  readonly timeZone: string;
  readonly now: Date;
}) {
  const { conversationId, lastMessage, unreadSince, people, failures } = conversation;
  const current = people.filter((person) => !person.former);
  const roles = withRole ? [...new Set(current.map((person) => words.roles[person.role]))].join(', ') : '';
  const agency = current.length === 1 ? current[0]?.agency : undefined;
  const beside = [roles, agency].filter(Boolean).join(' · ');
  const { by, text, warning } = usePreviewLine(conversation, myId);
  const unread = unreadSince !== undefined;
  const quiet = selected ? 'text-ink-2' : 'text-ink-3';
  return (
    <li className={selected ? 'inset-y-0 z-1 bg-paper desk:sticky' : undefined}>
      <Link
        href={conversationPath(conversationId)}
        data-row={rowKey}
        aria-current={selected ? 'true' : undefined}
        className={`fade grid h-14 grid-cols-[38px_minmax(0,1fr)] items-center gap-x-3 rounded-control px-3 text-ink -outline-offset-2 hover:no-underline coarse:h-15 ${
          selected ? 'bg-accent-wash' : 'hover:bg-canvas'
        }`}
      >
        <Avatar name={current.length > 0 ? titleOf(conversation) : undefined} />
        <span className="min-w-0">
          <span className="flex items-baseline gap-1.5">
            <bdi className={`min-w-0 shrink truncate ${unread ? 'font-strong' : 'font-name'}`}>
              {titleOf(conversation)}
            </bdi>
            {beside && (
              <bdi className={`min-w-9 flex-1 shrink-[4] truncate text-meta ${quiet}`}>{beside}</bdi>
            )}
            {lastMessage && (
              <TimeText
                at={lastMessage.at}
                words={age(lastMessage.at, now, timeZone)}
                timeZone={timeZone}
                className={`ml-auto flex-none pl-1.5 text-meta ${unread ? 'font-strong text-accent' : quiet}`}
              />
            )}
          </span>
          <span className="flex items-center gap-2">
            <span
              dir={directionOf(text)}
              className={`min-w-0 flex-1 truncate text-left text-[13px] leading-[19px] ${unread ? 'text-ink' : 'text-ink-2'}`}
            >
              <RowWarning warning={warning} />
              {by && <span>{by}: </span>}
              <bdi>{text}</bdi>
            </span>
            {failures > 0 && (
              <span className="flex-none text-bad" title={words.list.failedHere(failures)}>
                <CircleAlert size={15} aria-hidden="true" />
                <span className="sr-only">{words.list.failedHere(failures)}</span>
              </span>
            )}
            {unread && (
              <span className="dot size-2.5 flex-none rounded-full bg-accent">
                <span className="sr-only">{words.list.unreadRow}</span>
              </span>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
});
