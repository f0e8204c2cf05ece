import { Link } from 'wouter';
import { mayBeTexted, type Conversation } from '#shared/domain/conversation.ts';
import type { InspectionSummary } from '#shared/domain/inspection.ts';
import { conversationPath } from '../address.ts';
import { client } from '../api/client.ts';
import { foldConversation } from '../api/foldEvent.ts';
import { queryClient } from '../api/queryClient.ts';
import { retryUntilAnswered } from '../api/retryUntilAnswered.ts';
import { useAction } from '../api/useAction.ts';
import { rolesOf, shortNameOf } from '../namesOf.ts';
import { directionOf } from '../ui/directionOf.ts';
import { RowWarning } from '../RowWarning.tsx';
import { inboundLine } from '../previewLine.ts';
import { buttonClass } from '../ui/Button.tsx';
import { startWords } from '../ui/momentWords.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { boardWords } from './boardWords.ts';
import { BoardRow } from './BoardRow.tsx';
import { waitOf } from './waitOf.ts';

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
  const wait = waitOf(unreadSince, inspection?.startsAt, now, timeZone);
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
      beside={[rolesOf(conversation), next].filter(Boolean).join(' · ')}
      time={
        <TimeText
          at={unreadSince}
          words={wait.words}
          timeZone={timeZone}
          className={wait.isLate ? 'font-strong text-unsure' : 'text-ink-2'}
        />
      }
      aside={
        <>
          <TextAction
            className="text-[13px] text-ink-2! hover:text-ink! coarse:-my-1"
            aria-label={boardWords.markReadOf(name)}
            busy={busy}
            onClick={markRead}
          >
            {boardWords.markRead}
          </TextAction>
          {mayBeTexted(conversation) && (
            // On a narrow board a press on the row, which does the same, is enough.
            <span className="hidden overlay:contents">
              <Link
                href={conversationPath(conversationId)}
                aria-label={boardWords.answerOf(name)}
                className={buttonClass('small')}
              >
                {boardWords.answer}
                <kbd className="ml-2 rounded-small border border-line px-1 text-meta text-ink-2">Enter</kbd>
              </Link>
            </span>
          )}
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
