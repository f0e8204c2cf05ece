import type { ContactList } from '#shared/domain/contact.ts';
import { peopleWords } from './peopleWords.ts';

const lists = [undefined, 'inspector', 'agent', 'client', 'archived'] as const;

/** Offers the choice of the people that are listed: all in use, those with one role, or the archived ones. */
export function ListChips({
  chosen,
  onChoose,
}: {
  readonly chosen: ContactList | undefined;
  readonly onChoose: (list: ContactList | undefined) => void;
}) {
  return (
    <div role="group" aria-label={peopleWords.lists} className="flex flex-wrap gap-1.5 pt-3">
      {lists.map((list) => (
        <button
          key={list ?? 'all'}
          type="button"
          aria-pressed={chosen === list}
          onClick={() => onChoose(list)}
          className={`fade h-7 rounded-full border px-3 text-[13px] leading-none coarse:h-11 coarse:px-4 ${
            chosen === list ? 'border-ink bg-ink font-strong text-paper' : 'border-line bg-paper text-ink-2'
          }`}
        >
          {peopleWords.list[list ?? 'all']}
        </button>
      ))}
    </div>
  );
}
