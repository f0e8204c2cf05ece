import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { WhoAmI } from '#shared/api/routes.ts';
import { titleOf, type Conversation } from '#shared/domain/conversation.ts';
import type { Message } from '#shared/domain/message.ts';
import { printPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { onInbound } from '../api/live.ts';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { MessageList } from './MessageList.tsx';
import type { ThreadPeople } from './MessageItem.tsx';
import { ThreadFoot } from './ThreadFoot.tsx';
import { ThreadHeader } from './ThreadHeader.tsx';
import { FormerLink } from './FormerLink.tsx';
import { formerThreadsOf, namesOf, shortNameOf } from './namesOf.ts';
import { threadRows, type FormerThread } from './threadRows.ts';
import { useMarkRead } from './useMarkRead.ts';
import { useThreadMessages } from './useThreadMessages.ts';
import { useToday } from './useToday.ts';

type Props = {
  readonly conversation: Conversation;
  readonly me: WhoAmI;
  /** Whom the member means to text when several share the number. */
  readonly contactId?: string | undefined;
  readonly onBack?: (() => void) | undefined;
  readonly onOpenPanel?: (() => void) | undefined;
};

/** Everything said with one number, and the place to answer. Another conversation is another thread: nothing of the first is carried over. */
export function Thread(props: Props) {
  return <OpenThread key={props.conversation.conversationId} {...props} />;
}

function OpenThread({ conversation, me, contactId, onBack, onOpenPanel }: Props) {
  const { conversationId } = conversation;
  const { timeZone } = me.company;
  const [, navigate] = useLocation();
  const [newSince] = useState(conversation.unreadSince);
  const [sendings, setSendings] = useState(0);
  const today = useToday(timeZone);
  const markUnread = useMarkRead(conversation);
  const { messages, failed, again, older } = useThreadMessages(conversationId, me);
  const former = useMemo(() => formerThreadsOf(conversation), [conversation.people]);
  const rows = useMemo(
    () => messages && threadRows(messages, { timeZone, today, newSince, former, moreBefore: older.exist }),
    [messages, timeZone, today, newSince, former, older.exist],
  );
  const people = usePeople(conversation, me);
  useAnnouncements(conversationId, people.shortName, messages);

  return (
    <section aria-label={words.thread.label} className="flex h-full min-w-0 flex-1 flex-col bg-canvas">
      <ThreadHeader
        conversation={conversation}
        onBack={onBack}
        onOpenPanel={onOpenPanel}
        onMarkUnread={() => void markUnread()}
      />
      {failed && <Failed again={again} />}
      {!failed && !rows && <Loading />}
      {rows?.length === 0 && (
        <Empty name={people.shortName} from={me.company.originationNumber} former={former} />
      )}
      {rows && rows.length > 0 && (
        <MessageList
          conversationId={conversationId}
          label={titleOf(conversation)}
          rows={rows}
          people={people}
          older={older}
          sendings={sendings}
        />
      )}
      <ThreadFoot
        conversation={conversation}
        company={me.company}
        contactId={contactId}
        name={people.shortName}
        onSent={() => setSendings((count) => count + 1)}
        onMove={(to) => navigate(`/conversations/${to}`)}
      />
    </section>
  );
}

function usePeople(conversation: Conversation, me: WhoAmI): ThreadPeople {
  const names = namesOf(conversation).join('\n');
  const shortName = shortNameOf(conversation);
  return useMemo(
    () => ({
      myMemberId: me.member.memberId,
      names: names === '' ? [] : names.split('\n'),
      shortName,
      timeZone: me.company.timeZone,
    }),
    [names, shortName, me.member.memberId, me.company.timeZone],
  );
}

/** What comes in here is read out; of what goes out only that it failed. */
function useAnnouncements(
  conversationId: string,
  shortName: string,
  messages: readonly Message[] | undefined,
): void {
  useEffect(
    () =>
      onInbound((message) => {
        if (message.conversationId === conversationId)
          announce(words.announce.inOpenThread(shortName, message.text));
      }),
    [conversationId, shortName],
  );
  const troubled = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (!messages) return;
    const now = messages.slice(-50).flatMap((message) => {
      if (message.direction === 'inbound') return [];
      if (message.state === 'failed')
        return [
          [message.messageId, words.failures[message.failure ?? 'unknown-at-carrier'](shortName)] as const,
        ];
      return message.state === 'unconfirmed' ? [[message.messageId, words.states.unconfirmed] as const] : [];
    });
    for (const [messageId, said] of now) {
      if (troubled.current && !troubled.current.has(messageId)) announce(said);
    }
    troubled.current = new Set([...(troubled.current ?? []), ...now.map(([messageId]) => messageId)]);
  }, [messages, shortName]);
}

function Failed({ again }: { readonly again: () => void }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center text-ink-2">
      <p>{words.list.failed}</p>
      <Button onClick={again}>{words.list.tryAgain}</Button>
    </div>
  );
}

function Empty({
  name,
  from,
  former,
}: {
  readonly name: string;
  readonly from: string | undefined;
  readonly former: readonly FormerThread[];
}) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center text-ink-2">
      <p className="max-w-[360px] text-balance">
        {words.thread.empty(name, from ? printPhoneNumber(from) : '')}
      </p>
      {former.map((one) => (
        <p key={`${one.name} ${one.conversationId}`}>
          <FormerLink former={one} />
        </p>
      ))}
    </div>
  );
}

function Loading() {
  const widths = ['w-[52%]', 'w-[38%] self-end', 'w-[46%] self-end', 'w-[30%]'];
  return (
    <div
      role="status"
      aria-label={words.list.loading}
      className="flex flex-1 flex-col justify-end gap-4 px-6 pb-6"
    >
      {widths.map((width) => (
        <div key={width} className={`skeleton h-10 ${width}`} />
      ))}
    </div>
  );
}
