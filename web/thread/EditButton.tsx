import { lazy, Suspense, useState } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { messageActions } from '../api/messageActions.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';

const ScheduleDialog = lazy(() => import('./ScheduleDialog.tsx'));

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
  const [dialog, setDialog] = useState<'never opened' | 'open' | 'closed'>('never opened');
  const isAuto = message.author.kind === 'auto';
  return (
    <span className="mr-1 ml-1">
      <TextAction onClick={() => setDialog('open')}>{words.schedule.edit}</TextAction>
      {dialog !== 'never opened' && (
        <Suspense>
          <ScheduleDialog
            title={isAuto ? words.schedule.editTimeTitle(name) : words.schedule.editTitle(name)}
            open={dialog === 'open'}
            onClose={() => setDialog('closed')}
            timeZone={timeZone}
            at={message.at}
            text={isAuto ? undefined : message.text}
            isAutomated={isAuto}
            submitWords={words.schedule.save}
            onSubmit={({ text, scheduledAt }) =>
              messageActions.edit(message, { ...(text !== undefined && { text }), scheduledAt })
            }
          />
        </Suspense>
      )}
    </span>
  );
}
