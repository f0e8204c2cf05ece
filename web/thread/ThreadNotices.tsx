import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Conversation } from '#shared/domain/conversation.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { namesOf } from '../namesOf.ts';
import { TextAction, textActionClass } from '../ui/TextAction.tsx';
import { momentWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';

/**
 * Says what the office should know of this person before anything else: a CANCEL that may have meant the inspection, a carrier
 * that still blocks.
 */
export function ThreadNotices({
  conversation,
  name,
  timeZone,
  onOptOut,
}: {
  readonly conversation: Conversation;
  readonly name: string;
  readonly timeZone: string;
  /** Asks whether the person is to be opted out. */
  readonly onOptOut: () => void;
}) {
  const { conversationId, optOut, optOutRequest, carrierBlock, number } = conversation;
  const { act, busy, sentence } = useAction();
  const many = namesOf(conversation).length > 1;
  return (
    <>
      {optOutRequest && !optOut && (
        <TopicMessage>
          {words.notices.optOutRequest(name)}{' '}
          <TextAction onClick={onOptOut}>{words.thread.optOut}</TextAction>{' '}
          <TextAction
            busy={busy}
            onClick={() =>
              act(() => messageActions.dismissNotice(conversationId, 'opt-out-request', optOutRequest.at))
            }
          >
            {words.notices.keepTexting}
          </TextAction>
          {sentence && <span className="text-bad"> {sentence}</span>}
        </TopicMessage>
      )}
      {optOut?.inspection && !optOut.seenTo && (
        <TopicMessage>
          {words.notices.cancelAlarm(name, optOut.word ?? 'STOP')}{' '}
          <Link
            href={`/inspections/${optOut.inspection.inspectionId}`}
            className="font-strong hover:underline"
          >
            {optOut.inspection.address}
          </Link>{' '}
          {words.notices.cancelAsks(name, many)}{' '}
          <a className={textActionClass} href={`tel:${number}`}>
            {words.notices.call}
          </a>{' '}
          <TextAction
            busy={busy}
            onClick={() => act(() => messageActions.dismissNotice(conversationId, 'cancel-alarm', optOut.at))}
          >
            {words.notices.seenTo}
          </TextAction>
          {sentence && <span className="text-bad"> {sentence}</span>}
        </TopicMessage>
      )}
      {carrierBlock && !optOut && (
        <TopicMessage>
          {(carrierBlock.refused ? words.notices.carrierRefuses : words.notices.carrierBlock)(
            name,
            momentWords(carrierBlock.since, timeZone),
          )}
        </TopicMessage>
      )}
    </>
  );
}

function TopicMessage({ children }: { readonly children: ReactNode }) {
  return (
    <div role="note" className="flex-none border-b border-line bg-unsure-wash px-4 py-2 text-ink desk:px-6">
      <div className="mx-auto flex max-w-[920px] items-start gap-2.5">
        <TriangleAlert size={16} className="mt-0.5 flex-none text-unsure" aria-hidden="true" />
        <p className="wrap-anywhere">{children}</p>
      </div>
    </div>
  );
}
