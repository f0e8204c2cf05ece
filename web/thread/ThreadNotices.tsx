import { ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Conversation, NoticeKind } from '#shared/domain/conversation.ts';
import { inspectionPath } from '../address.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { Call } from '../Call.tsx';
import { namesOf } from '../namesOf.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { momentWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';
import { noticeWords } from './noticeWords.ts';

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
  const dismiss = (kind: NoticeKind, at: string, face: string) => (
    <Button
      look="quiet"
      aria-disabled={busy || undefined}
      onClick={() => act(() => messageActions.dismissNotice(conversationId, kind, at))}
    >
      {face}
    </Button>
  );
  return (
    <>
      {optOutRequest && !optOut && (
        <Notice
          sentence={sentence}
          actions={
            <>
              <Button look="small" onClick={onOptOut}>
                {words.thread.optOut}
              </Button>
              {dismiss('opt-out-request', optOutRequest.at, noticeWords.keepTexting)}
            </>
          }
        >
          {noticeWords.optOutRequest(name)}
        </Notice>
      )}
      {optOut?.inspection && !optOut.seenTo && (
        <Notice
          sentence={sentence}
          actions={
            <>
              <Call number={number} />
              {dismiss('cancel-notice', optOut.at, noticeWords.seenTo)}
            </>
          }
        >
          {noticeWords.cancelNotice(name, optOut.word ?? 'STOP')}{' '}
          <Link href={inspectionPath(optOut.inspection.inspectionId)} className="font-strong hover:underline">
            {optOut.inspection.address}
          </Link>{' '}
          {noticeWords.cancelAsks(name, many)}
        </Notice>
      )}
      {carrierBlock && !optOut && (
        <Notice>
          {(carrierBlock.refused ? noticeWords.carrierRefuses : noticeWords.carrierBlock)(
            name,
            momentWords(carrierBlock.since, timeZone),
          )}
        </Notice>
      )}
    </>
  );
}

/**
 * Shows a notice and, where they fit beside its words, the buttons for it. In a low window it is folded to its first line, so that
 * the thread keeps its room.
 */
export function Notice({
  children,
  actions,
  sentence,
}: {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Why an action did not work. */
  readonly sentence?: string | undefined;
}) {
  const [unfolded, setUnfolded] = useState(false);
  const Chevron = unfolded ? ChevronUp : ChevronDown;
  return (
    <div
      role="note"
      className="flex-none border-b border-line bg-unsure-wash px-4 py-2 text-ink short:py-0 desk:px-6"
    >
      <div className="mx-auto flex max-w-[920px] items-start gap-2.5">
        <TriangleAlert size={16} className="mt-1.5 flex-none text-unsure short:mt-2.5" aria-hidden="true" />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1.5 short:pb-1">
          <p
            className={`min-w-0 flex-[1_1_320px] py-1 wrap-anywhere short:mt-1 ${unfolded ? '' : 'short:line-clamp-1 short:py-0'}`}
          >
            {children}
            {sentence && <span className="text-bad"> {sentence}</span>}
          </p>
          {actions && (
            <div className={`flex flex-none gap-1.5 ${unfolded ? '' : 'short:hidden'}`}>{actions}</div>
          )}
        </div>
        <IconButton
          label={unfolded ? words.notices.fold : words.notices.unfold}
          aria-expanded={unfolded}
          className="hidden! short:inline-flex!"
          onClick={() => setUnfolded(!unfolded)}
        >
          <Chevron size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
