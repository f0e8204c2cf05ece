import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { messageActions } from '../api/messageActions.ts';
import { queries } from '../api/queries.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { words } from '../words.ts';

const ScheduleDialog = lazyDialog(async () => (await import('./ScheduleDialog.tsx')).ScheduleDialog);

/** Changes a scheduled text, of an automated one only its time, at the end of the line under it. */
export function EditButton({
  message,
  timeZone,
  name,
}: {
  readonly message: OutboundMessage;
  readonly timeZone: string;
  readonly name: string;
}) {
  // The text as it was when the dialog opened: its revision must be the one that the member saw, or saving undoes a later change.
  const [seen, setSeen] = useState<OutboundMessage>();
  const { at, text: shown, author } = seen ?? message;
  const isAuto = author.kind === 'auto';
  const { data: me } = useQuery({ ...queries.whoAmI(), enabled: false });
  return (
    <span className="mr-2">
      <TextAction onClick={() => setSeen(message)}>{words.schedule.edit}</TextAction>
      <ScheduleDialog
        title={isAuto ? words.schedule.editTimeTitle(name) : words.schedule.editTitle(name)}
        open={seen !== undefined}
        onClose={() => setSeen(undefined)}
        timeZone={timeZone}
        at={at}
        text={isAuto ? undefined : shown}
        {...(isAuto && me && { automatedFor: me.company })}
        submitWords={words.schedule.save}
        onSubmit={({ text, scheduledAt }) =>
          messageActions.edit(seen ?? message, { ...(text !== undefined && { text }), scheduledAt })
        }
      />
    </span>
  );
}
