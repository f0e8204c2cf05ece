import type { FailedMessage } from '#shared/api/routes.ts';
import { previewOf } from '#shared/domain/conversation.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { failureFacts } from '../failureFacts.ts';
import { rolesOf, shortNameOf } from '../namesOf.ts';
import { Repair } from '../Repair.tsx';
import { age } from '../ui/age.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { BoardRow } from './BoardRow.tsx';

/** Shows one text that failed or may not have arrived: its words, the reason, and the button that repairs it. */
export function NeedsLookRow({
  item,
  timeZone,
  now,
}: {
  readonly item: FailedMessage;
  readonly timeZone: string;
  readonly now: Date;
}) {
  const { act, busy, sentence } = useAction();
  const { message, conversation } = item;
  const { messageId, at, contactId, conversationId } = message;
  const name = shortNameOf(conversation);
  const { at: endedAt, why, isUnsure } = failureFacts(item, timeZone);
  const state = { contactId, show: { messageId, at } };
  return (
    <BoardRow
      conversation={conversation}
      rowKey={`board ${at} ${messageId} ${conversationId}`}
      state={state}
      beside={[rolesOf(conversation), age(endedAt, now, timeZone)].filter(Boolean).join(' · ')}
      aside={
        <>
          <Button
            look="quiet"
            aria-label={words.list.dismissOf(name)}
            disabled={busy}
            onClick={() => act(() => messageActions.dismiss(message))}
          >
            {words.list.dismiss}
          </Button>
          <Repair message={message} conversation={conversation} state={state} act={act} busy={busy} />
        </>
      }
    >
      <bdi className="block truncate text-ink-2">{previewOf(message.text)}</bdi>
      <p className={`text-[13px] leading-[18px] font-strong ${isUnsure ? 'text-unsure' : 'text-bad'}`}>
        {why}
      </p>
      {sentence && <p className="text-meta text-bad">{sentence}</p>}
    </BoardRow>
  );
}
