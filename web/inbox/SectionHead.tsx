import type { Section } from '#shared/domain/role.ts';
import { words } from '../words.ts';

/** Shows the head of a section: its name, how many of its conversations are unread, and a button that shows all of it. */
export function SectionHead({
  id,
  section,
  unread,
  expanded,
  onToggle,
}: {
  readonly id: string;
  readonly section: Section;
  /** The number that are unread; 0 also when it is not known, because more are unread than are listed. */
  readonly unread: number;
  readonly expanded: boolean;
  readonly onToggle: () => void;
}) {
  const name = words.sections[section];
  return (
    <h2 className="flex-none border-t border-line">
      <button
        type="button"
        data-row={`head ${section}`}
        data-head={section}
        data-group-start=""
        aria-expanded={expanded}
        aria-label={words.list.head(name, unread)}
        onClick={onToggle}
        className="fade flex h-[35px] w-full items-center gap-2 px-4 text-section font-strong text-ink-2 -outline-offset-2 hover:text-ink coarse:h-[43px]"
      >
        <span id={id}>{name}</span>
        {unread > 0 && (
          <span className="dot tabular inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-accent px-1 text-meta leading-none text-on-accent">
            {words.list.unreadCount(unread)}
          </span>
        )}
        <span className="ml-auto font-normal text-ink-3">{expanded ? words.list.back : words.list.all}</span>
      </button>
    </h2>
  );
}
