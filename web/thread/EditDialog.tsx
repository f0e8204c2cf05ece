import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isSameMessage } from '../api/foldMessage.ts';
import { messageActions } from '../api/messageActions.ts';
import { queries } from '../api/queries.ts';
import { useDraft } from '../api/writing.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { scheduleWords } from './scheduleWords.ts';
import type { ThreadPeople } from './ThreadPeople.ts';

type Props = {
  /** The text as it was when the dialog opened; absent while it is closed. */
  readonly message: OutboundMessage | undefined;
  readonly people: ThreadPeople;
  readonly open: boolean;
  readonly onClose: () => void;
};

/**
 * Changes a scheduled text, of an automated one only its time. It belongs to the thread and not to the line of the text, which
 * disappears when the text goes out or is cancelled meanwhile: the dialog then says so and keeps the words.
 */
export function EditDialog({ message, ...rest }: Props) {
  const [last, setLast] = useState(message);
  if (message && message !== last) setLast(message);
  return last ? <EditText message={last} {...rest} /> : null;
}

function EditText({ message, people, open, onClose }: Props & { readonly message: OutboundMessage }) {
  const { conversationId, at, text, author } = message;
  const { shortName, timeZone, optOut, blocked, acts } = people;
  const isAuto = author.kind === 'auto';
  const { data: me } = useQuery({ ...queries.whoAmI(), enabled: false });
  const ended = endedWords(usePresent(message));
  const hasDraft = useDraft(conversationId)?.text.trim();
  const mayWrite = !isAuto && !optOut && !blocked && !hasDraft;
  return (
    <ScheduleDialog
      title={isAuto ? scheduleWords.editTimeTitle(shortName) : scheduleWords.editTitle(shortName)}
      open={open}
      onClose={onClose}
      timeZone={timeZone}
      at={at}
      text={isAuto ? undefined : text}
      {...(isAuto && me && { automatedFor: me.company })}
      submitWords={scheduleWords.save}
      // Its revision must be the one that the member saw, or saving undoes a later change.
      onSubmit={(change) =>
        messageActions.edit(message, {
          ...(change.text !== undefined && { text: change.text }),
          scheduledAt: change.scheduledAt,
        })
      }
      ended={ended}
      onKeepWords={mayWrite ? (typed) => acts.compose({ ...message, text: typed }) : undefined}
    />
  );
}

/** Returns the text as the page knows it now. An edit of a colleague may have moved it. */
function usePresent(message: OutboundMessage): OutboundMessage | undefined {
  const { data } = useInfiniteQuery({ ...queries.messages(message.conversationId), enabled: false });
  const present = data?.pages.flatMap(({ items }) => items).find((item) => isSameMessage(item, message));
  return present?.direction === 'outbound' ? present : undefined;
}

/** Says why a text can no longer be changed; undefined while it can be, or while nothing is known of it. */
function endedWords(present: OutboundMessage | undefined): string | undefined {
  if (!present || present.state === 'scheduled') return undefined;
  const { cancelled, notSent, goesOut } = scheduleWords.ended;
  if (present.state === 'cancelled') return cancelled(present.cancelledBy);
  return present.state === 'failed' ? notSent : goesOut;
}
