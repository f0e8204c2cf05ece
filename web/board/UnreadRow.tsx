import { Link } from 'wouter';
import { mayBeTexted, type Conversation } from '#shared/domain/conversation.ts';
import type { InspectionSummary } from '#shared/domain/inspection.ts';
import { client } from '../api/client.ts';
import { foldConversation } from '../api/foldEvent.ts';
import { queryClient } from '../api/queryClient.ts';
import { retryUntilAnswered } from '../api/retryUntilAnswered.ts';
import { useAction } from '../api/useAction.ts';
import { rolesOf, shortNameOf } from '../namesOf.ts';
import { directionOf } from '../ui/directionOf.ts';
import { RowWarning } from '../RowWarning.tsx';
import { inboundLine } from '../previewLine.ts';
import { age } from '../ui/age.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { startWords } from '../ui/momentWords.ts';
import { TimeText } from '../ui/TimeText.tsx';
import { boardWords } from './boardWords.ts';
import { BoardRow } from './BoardRow.tsx';

const longWaitMilliseconds = 60 * 60 * 1000;

/** Shows one unread conversation: its newest text, the person's next inspection, and how long they have waited. */
export function UnreadRow({
  conversation,
  inspection,
  timeZone,
  now,
}: {
  readonly conversation: Conversation;
  readonly inspection: InspectionSummary | undefined;
  readonly timeZone: string;
  readonly now: Date;
}) {
  const { act, busy, sentence } = useAction();
  const { conversationId, unreadSince = '', revision } = conversation;
  const name = shortNameOf(conversation);
  const { by, text, warning } = inboundLine(conversation);
  const since = age(unreadSince, now, timeZone);
  const isLongWait = now.getTime() - Date.parse(unreadSince) >= longWaitMilliseconds;
  const next = inspection && `${inspection.address}, ${startWords(inspection.startsAt, timeZone, now)}`;
  const markRead = () =>
    act(async () => {
      const marked = await retryUntilAnswered(() => client.markRead({ conversationId, upTo: revision }));
      foldConversation(queryClient, marked, new Date());
    });
  return (
    <BoardRow
      conversation={conversation}
      rowKey={`board ${conversationId}`}
      overlaid
      beside={[rolesOf(conversation), next].filter(Boolean).join(' · ')}
      aside={
        <>
          <TimeText
            at={unreadSince}
            words={isLongWait ? boardWords.waits(since) : since}
            timeZone={timeZone}
            className={`overlay:group-focus-within:invisible overlay:group-hover:invisible ${isLongWait ? 'font-strong text-unsure' : 'text-ink-2'}`}
          />
          {/* Nothing moves under the pointer: the buttons are laid over the time and the end of the text, or have their room under the time. */}
          <span className="-mr-3 flex items-center gap-2 fine:opacity-0 fine:group-focus-within:opacity-100 fine:group-hover:opacity-100 overlay:absolute overlay:right-0 overlay:mr-0 overlay:hidden overlay:bg-canvas overlay:pl-3 overlay:group-focus-within:flex overlay:group-hover:flex">
            <Button look="quiet" aria-label={boardWords.markReadOf(name)} disabled={busy} onClick={markRead}>
              {boardWords.markRead}
            </Button>
            {mayBeTexted(conversation) && (
              // On a narrow board a press on the row, which does the same, is enough.
              <span className="hidden overlay:contents">
                <Link
                  href={`/conversations/${conversationId}`}
                  aria-label={boardWords.answerOf(name)}
                  className={buttonClass('small')}
                >
                  {boardWords.answer}
                  <kbd className="ml-2 rounded-small border border-line px-1 text-[11px] text-ink-2">
                    Enter
                  </kbd>
                </Link>
              </span>
            )}
          </span>
        </>
      }
    >
      <p dir={directionOf(text)} className="line-clamp-2 text-left wrap-anywhere">
        <RowWarning warning={warning} />
        {by && `${by}: `}
        <bdi>{text}</bdi>
      </p>
      {sentence && <p className="text-meta text-bad">{sentence}</p>}
    </BoardRow>
  );
}
