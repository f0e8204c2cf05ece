import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'wouter';
import type { FailedMessage } from '#shared/api/routes.ts';
import { previewOf, titleOf } from '#shared/domain/conversation.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { shortNameOf } from '../namesOf.ts';
import { Repair } from '../Repair.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { words } from '../words.ts';
import { age } from '../ui/age.ts';
import { comingWords } from '../ui/momentWords.ts';
import type { Listing } from './Listing.ts';

/**
 * Shows one text that needs a look: to whom, its words, why it failed, and the button that repairs it. It opens the thread at the
 * text, or dismisses it without opening.
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
  const { conversationId, messageId, at, stateAt, contactId } = message;
  const { timeZone } = me.company;
  const unconfirmed = message.state === 'unconfirmed';
  const endedEarly = stateAt < at;
  const Icon = unconfirmed ? TriangleAlert : CircleAlert;
  const { unconfirmed: noAnswer, restored } = words.states;
  const why = unconfirmed
    ? message.failure === 'restored'
      ? restored
      : noAnswer
    : words.failures[message.failure ?? 'unknown-at-carrier'](shortNameOf(conversation));
  const rowKey = `${at} ${messageId}`;
  const state = { contactId, show: { messageId, at } };
  const isKnown = conversation.people.some((person) => !person.former);
  return (
    <li
      className={`relative grid grid-cols-[38px_minmax(0,1fr)] gap-x-3 rounded-control px-3 py-2 ${selected === conversationId ? 'bg-accent-wash' : 'hover:bg-canvas'}`}
    >
      <Avatar name={isKnown ? titleOf(conversation) : undefined} />
      <div className="min-w-0">
        <Link
          href={`/conversations/${conversationId}`}
          state={state}
          data-row={`${rowKey} ${conversationId}`}
          aria-describedby={whyId}
          className="block text-ink -outline-offset-2 after:absolute after:inset-0 hover:no-underline"
        >
          <span className="flex items-baseline gap-1.5">
            <bdi className="min-w-0 truncate font-name">{titleOf(conversation)}</bdi>
            <TimeText
              at={at}
              words={age(endedEarly ? stateAt : at, now, timeZone)}
              timeZone={timeZone}
              className="ml-auto flex-none pl-1.5 text-meta text-ink-2"
            />
          </span>
          <bdi className="block truncate text-[13px] leading-[19px] text-ink-2">
            {previewOf(message.text)}
          </bdi>
        </Link>
        <p
          id={whyId}
          className={`mt-0.5 flex items-start gap-1.5 text-meta font-strong ${unconfirmed ? 'text-unsure' : 'text-bad'}`}
        >
          <Icon size={14} className="mt-px flex-none" aria-hidden="true" />
          <span>
            {why}
            {endedEarly && ` ${words.states.wasScheduled(comingWords(at, timeZone, new Date(stateAt)))}.`}
          </span>
        </p>
        <div className="relative z-1 mt-1.5 flex items-center gap-2">
          <Repair
            message={message}
            conversation={conversation}
            state={state}
            rowKey={`repair ${rowKey}`}
            act={act}
            busy={busy}
          />
          <Button
            look="quiet"
            data-row={`dismiss ${rowKey}`}
            aria-label={words.list.dismissOf(titleOf(conversation))}
            disabled={busy}
            onClick={() => act(() => messageActions.dismiss(message))}
          >
            {words.list.dismiss}
          </Button>
        </div>
        {sentence && <p className="text-meta text-bad">{sentence}</p>}
      </div>
    </li>
  );
}
