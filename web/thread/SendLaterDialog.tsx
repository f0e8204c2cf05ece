import type { SendLater } from '../api/outboxEntries.ts';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { words } from '../words.ts';

const ScheduleDialog = lazyDialog(async () => (await import('./ScheduleDialog.tsx')).ScheduleDialog);

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
  return (
    <ScheduleDialog
      title={words.schedule.title(name)}
      open={open}
      onClose={onClose}
      timeZone={timeZone}
      replyOf={name}
      submitWords={words.schedule.schedule}
      onSubmit={async ({ scheduledAt, cancelIfReplied }) => onSchedule({ scheduledAt, cancelIfReplied })}
    />
  );
}
