import type { SendLater } from '../api/outboxEntries.ts';
import { words } from '../words.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { scheduleWords } from './scheduleWords.ts';

/** Asks when a new text goes out, and whether a reply cancels it. */
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
  return (
    <ScheduleDialog
      title={scheduleWords.title(name)}
      open={open}
      onClose={onClose}
      timeZone={timeZone}
      replyOf={name}
      submitWords={words.schedule.schedule}
      onSubmit={async ({ scheduledAt, cancelIfReplied }) => onSchedule({ scheduledAt, cancelIfReplied })}
    />
  );
}
