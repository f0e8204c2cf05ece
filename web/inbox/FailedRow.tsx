import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'wouter';
import type { FailedMessage } from '#shared/api/routes.ts';
import { previewOf, titleOf } from '#shared/domain/conversation.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { shortNameOf } from '../namesOf.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { words } from '../words.ts';
import { age } from '../ui/age.ts';
import type { Listing } from './Listing.ts';

/**
 * Shows one text that needs a look: to whom, its words, why it failed. It opens the thread at the text, or dismisses it without
 * opening.
 */
export function FailedRow({
  item: { message, conversation },
  listing: { selected, now, me },
}: {
  readonly item: FailedMessage;
  readonly listing: Listing;
}) {
  const { act, busy, sentence } = useAction();
  const whyId = useId();
  const { conversationId, messageId, at, contactId } = message;
  const { timeZone } = me.company;
  const unconfirmed = message.state === 'unconfirmed';
  const Icon = unconfirmed ? TriangleAlert : CircleAlert;
  const { unconfirmed: noAnswer, restored } = words.states;
  const why = unconfirmed
    ? message.failure === 'restored'
      ? restored
      : noAnswer
    : words.failures[message.failure ?? 'unknown-at-carrier'](shortNameOf(conversation));
  const rowKey = `${at} ${messageId}`;
  return (
    <li
      className={`relative rounded-control px-3 py-2 ${selected === conversationId ? 'bg-accent-wash' : 'hover:bg-canvas'}`}
    >
      <Link
        href={`/conversations/${conversationId}`}
        state={{ contactId, show: { messageId, at } }}
        data-row={`${rowKey} ${conversationId}`}
        aria-describedby={whyId}
        className="block text-ink -outline-offset-2 after:absolute after:inset-0 hover:no-underline"
      >
        <span className="flex items-baseline gap-1.5">
          <bdi className="min-w-0 truncate font-name">{titleOf(conversation)}</bdi>
          <TimeText
            at={at}
            words={age(at, now, timeZone)}
            timeZone={timeZone}
            className="ml-auto flex-none pl-1.5 text-meta text-ink-2"
          />
        </span>
        <bdi className="block truncate text-[13px] leading-[19px] text-ink-2">{previewOf(message.text)}</bdi>
      </Link>
      <div className="mt-0.5 flex items-end gap-3 text-meta">
        <p
          id={whyId}
          className={`flex min-w-0 flex-1 items-start gap-1.5 font-strong ${unconfirmed ? 'text-unsure' : 'text-bad'}`}
        >
          <Icon size={14} className="mt-px flex-none" aria-hidden="true" />
          {why}
        </p>
        <TextAction
          busy={busy}
          className="z-1 font-normal! text-ink-2!"
          data-row={`dismiss ${rowKey}`}
          aria-label={words.list.dismissOf(titleOf(conversation))}
          onClick={() => act(() => messageActions.dismiss(message))}
        >
          {words.list.dismiss}
        </TextAction>
      </div>
      {sentence && <p className="text-meta text-bad">{sentence}</p>}
    </li>
  );
}
