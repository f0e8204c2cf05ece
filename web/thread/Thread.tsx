import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { hasConsent } from '#shared/domain/hasConsent.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import { mayBeTexted, titleOf, type Conversation } from '#shared/domain/conversation.ts';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { conversationPath } from '../address.ts';
import { onInbound } from '../api/live.ts';
import { useAction } from '../api/useAction.ts';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { UnbrokenNumbers } from '../ui/UnbrokenNumbers.tsx';
import { shownText } from '../shownText.ts';
import { writtenBy } from '../namesOf.ts';
import { words } from '../words.ts';
import { MessageList } from './MessageList.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';
import { ThreadFoot } from './ThreadFoot.tsx';
import { ThreadHeader } from './ThreadHeader.tsx';
import { lazily } from '../frame/lazily.tsx';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { FormerLink } from './FormerLink.tsx';
import { formerThreadsOf } from './formerThreadsOf.ts';
import type { Shown } from './showing.ts';
import { threadRows, type FormerThread } from './threadRows.ts';
import { failureText } from '../failureText.ts';
import { Note } from './Note.tsx';
import { UnknownNumber } from './UnknownNumber.tsx';
import { useMarkRead } from './useMarkRead.ts';
import { useRefusedPhoto } from './useRefusedPhoto.ts';
import { useThreadMessages } from './useThreadMessages.ts';
import { useThreadPeople } from './useThreadPeople.ts';
import { useToday } from './useToday.ts';

const threadNotices = lazily(async () => (await import('./ThreadNotices.tsx')).ThreadNotices, null);
const laterTexts = lazily(async () => (await import('./LaterTexts.tsx')).LaterTexts, null);
const consentNotice = lazily(async () => (await import('./ConsentNotice.tsx')).ConsentNotice, null);
const EditDialog = lazyDialog(async () => (await import('./EditDialog.tsx')).EditDialog);

type Props = {
  readonly conversation: Conversation;
  readonly me: WhoAmI;
  /** The contact whom the member means to text when several share the number. */
  readonly contactId?: string | undefined;
  readonly onBack?: (() => void) | undefined;
  readonly onOpenPanel?: (() => void) | undefined;
  readonly onOptOut: () => void;
  /** The message at which to open the thread. */
  readonly shown?: Shown | undefined;
};

/**
 * Shows everything said with one number, and the composer. Another conversation is another thread, which takes nothing over from
 * the first.
 */
export function Thread(props: Props) {
  return <OpenThread key={props.conversation.conversationId} {...props} />;
}

function OpenThread(props: Props) {
  const { conversation, me, contactId, onBack, onOpenPanel, onOptOut, shown } = props;
  const { conversationId } = conversation;
  const { timeZone } = me.company;
  const [, navigate] = useLocation();
  const [newSince] = useState(conversation.unreadSince);
  const [sendings, setSendings] = useState(0);
  const today = useToday(timeZone);
  const marking = useAction();
  const { messages, later, failed, retry, older } = useThreadMessages(conversationId, me);
  const [endInView, setEndInView] = useState(false);
  const isCurrent = knowsNewest(conversation, messages);
  const markUnread = useMarkRead(conversation, messages, isCurrent && (endInView || messages?.length === 0));
  const former = useMemo(() => formerThreadsOf(conversation.people), [conversation.people]);
  const rows = useMemo(
    () =>
      messages && threadRows(messages, { timeZone, today, newSince, former, moreBefore: older.hasNextPage }),
    [messages, timeZone, today, newSince, former, older.hasNextPage],
  );
  const pane = useRef<HTMLElement>(null);
  const [edited, setEdited] = useState<OutboundMessage>();
  const people = useThreadPeople({ ...props, onEdit: setEdited }, pane);
  useAnnouncements(conversationId, people, messages);
  const photo = useRefusedPhoto();

  return (
    <section
      ref={pane}
      aria-label={words.thread.label}
      className="flex h-full min-w-0 flex-1 flex-col bg-canvas"
      {...photo.handlers}
    >
      <ThreadHeader
        conversation={conversation}
        timeZone={timeZone}
        onBack={onBack}
        onOpenPanel={onOpenPanel}
        onMarkUnread={conversation.blocked ? undefined : () => marking.act(markUnread)}
        onOptOut={mayBeTexted(conversation) ? onOptOut : undefined}
      />
      {marking.sentence && (
        <p className="flex-none border-b border-line px-4 py-2 text-bad desk:px-6">{marking.sentence}</p>
      )}
      {hasNotice(conversation) && (
        <threadNotices.Component
          conversation={conversation}
          name={people.shortName}
          timeZone={timeZone}
          onOptOut={onOptOut}
        />
      )}
      {!hasConsent(conversation) && (
        <consentNotice.Component conversation={conversation} name={people.shortName} />
      )}
      <UnknownNumber conversation={conversation} />
      {failed && <Failed retry={retry} />}
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
          shown={shown}
          onEnd={setEndInView}
        />
      )}
      {later.length > 0 && <laterTexts.Component later={later} people={people} />}
      {photo.isRefused && (
        <div className="flex-none border-t border-line bg-paper px-3 pt-2 desk:px-5">
          <div className="mx-auto max-w-[928px]">
            <Note>{words.composer.photo}</Note>
          </div>
        </div>
      )}
      <ThreadFoot
        conversation={conversation}
        company={me.company}
        contactId={contactId}
        name={people.shortName}
        onSent={() => setSendings((count) => count + 1)}
        onMove={(to, moved) => navigate(conversationPath(to), { state: { contactId: moved } })}
      />
      <EditDialog
        message={edited}
        people={people}
        open={edited !== undefined}
        onClose={() => setEdited(undefined)}
      />
    </section>
  );
}

function hasNotice({ optOut, optOutRequest, carrierBlock }: Conversation): boolean {
  if (optOut) return optOut.inspection !== undefined && !optOut.seenTo;
  return optOutRequest !== undefined || carrierBlock !== undefined;
}

/** Returns true once the thread has the newest text. Until then, seeing its end says nothing about that text. */
function knowsNewest({ lastMessage }: Conversation, messages: readonly Message[] | undefined): boolean {
  if (!messages) return false;
  return !lastMessage || messages.some(({ messageId }) => messageId === lastMessage.messageId);
}

/** Announces the texts that come in here, and of the outbound ones only those that failed. */
function useAnnouncements(
  conversationId: string,
  people: ThreadPeople,
  messages: readonly Message[] | undefined,
): void {
  const { shortName, reached } = people;
  useEffect(
    () =>
      onInbound((message) => {
        if (message.conversationId === conversationId)
          announce(
            words.announce.inOpenThread(
              writtenBy(message.writers, reached) ?? shortName,
              shownText(message.text),
            ),
          );
      }),
    [conversationId, shortName, reached],
  );
  const troubled = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (!messages) return;
    const now = messages.slice(-50).flatMap((message) => {
      const trouble = message.direction === 'outbound' && failureText(message, people);
      return trouble ? [[message.messageId, trouble] as const] : [];
    });
    for (const [messageId, sentence] of now) {
      if (troubled.current && !troubled.current.has(messageId)) announce(sentence);
    }
    troubled.current = new Set([...(troubled.current ?? []), ...now.map(([messageId]) => messageId)]);
  }, [messages, people]);
}

function Failed({ retry }: { readonly retry: () => void }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center text-ink-2">
      <p>{words.list.failed}</p>
      <Button onClick={retry}>{words.list.tryAgain}</Button>
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
        <UnbrokenNumbers>{words.thread.empty(name, from ? formatPhoneNumber(from) : '')}</UnbrokenNumbers>
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
