import { Chip } from '../ui/Chip.tsx';
import { words } from '../words.ts';

const chip = 'desk:max-roomy:px-2 coarse:max-desk:px-4';

export type View = 'recent' | 'unread' | 'failed';

/** Offers the choice above the lists: everything recent, only what is unread, or what did not arrive. */
export function ViewChips({
  view,
  unread,
  failed,
  onView,
}: {
  readonly view: View;
  readonly unread: number;
  /** How many texts need a look, in the words of the chip; empty when no text does. */
  readonly failed: string;
  readonly onView: (view: View) => void;
}) {
  return (
    <div
      role="group"
      aria-label={words.list.label}
      className="flex gap-1.5 pt-2.5 desk:max-roomy:gap-1 coarse:pb-1"
    >
      <Chip className={chip} chosen={view === 'recent'} onChoose={() => onView('recent')}>
        {words.list.recent}
      </Chip>
      <Chip className={chip} chosen={view === 'unread'} onChoose={() => onView('unread')}>
        {words.list.unread}
        {unread > 0 && <span className="tabular"> {words.list.unreadCount(unread)}</span>}
      </Chip>
      <Chip className={chip} chosen={view === 'failed'} onChoose={() => onView('failed')}>
        {words.list.failedView}
        {failed !== '' && (
          <span className={`tabular font-strong ${view === 'failed' ? '' : 'text-bad'}`}> {failed}</span>
        )}
      </Chip>
    </div>
  );
}
