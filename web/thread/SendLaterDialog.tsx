import { lazy, Suspense, useRef } from 'react';
import type { SendLater } from '../api/outboxEntries.ts';
import { words } from '../words.ts';

const ScheduleDialog = lazy(() => import('./ScheduleDialog.tsx'));

/** Asks when a new text goes out, and whether a reply cancels it. Its code is fetched when it is first opened. */
export function SendLaterDialog({
  name,
  timeZone,
  open,
  onClose,
  onSchedule,
}: {
  readonly name: string;
  readonly timeZone: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSchedule: (later: SendLater) => void;
}) {
  const wasOpened = useRef(false);
  wasOpened.current ||= open;
  if (!wasOpened.current) return null;
  return (
    <Suspense>
      <ScheduleDialog
        title={words.schedule.title(name)}
        open={open}
        onClose={onClose}
        timeZone={timeZone}
        replyOf={name}
        submitWords={words.schedule.schedule}
        onSubmit={async ({ scheduledAt, cancelIfReplied }) => onSchedule({ scheduledAt, cancelIfReplied })}
      />
    </Suspense>
  );
}
