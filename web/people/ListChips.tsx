import type { ContactList } from '#shared/domain/contact.ts';
import { Chip } from '../ui/Chip.tsx';
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
    <div role="group" aria-label={peopleWords.lists} className="flex flex-wrap gap-1.5 pt-3 coarse:gap-y-3">
      {lists.map((list) => (
        <Chip key={list ?? 'all'} chosen={chosen === list} onChoose={() => onChoose(list)}>
          {peopleWords.list[list ?? 'all']}
        </Chip>
      ))}
    </div>
  );
}
