import type { Contact } from '#shared/domain/contact.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { words } from '../words.ts';
import { contactLine } from './contactLine.ts';

/** One found contact: name, agency, role, and the number or what is missing. An option of the search box. */
export function ContactRow({
  contact,
  id,
  active,
  onChoose,
}: {
  readonly contact: Contact;
  readonly id: string;
  readonly active: boolean;
  readonly onChoose: (inNewTab: boolean) => void;
}) {
  const line = contactLine(contact);
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.metaKey || event.ctrlKey)}
      className={`fade grid h-14 cursor-pointer grid-cols-[38px_minmax(0,1fr)_auto] items-center gap-x-3 rounded-control px-3 coarse:h-15 ${
        active ? 'bg-accent-wash' : 'hover:bg-canvas'
      }`}
    >
      <Avatar name={contact.name} />
      <span className="min-w-0">
        <span className="flex items-baseline gap-1.5">
          <bdi className="min-w-0 shrink truncate font-name">{contact.name}</bdi>
          {contact.agency && (
            <bdi
              className={`min-w-9 flex-1 shrink-[4] truncate text-meta ${active ? 'text-ink-2' : 'text-ink-3'}`}
            >
              {contact.agency}
            </bdi>
          )}
        </span>
        <span
          className={`tabular block truncate text-[13px] leading-[19px] ${line.closed ? 'text-unsure' : 'text-ink-2'}`}
        >
          {line.words}
        </span>
      </span>
      <span className={`self-start pt-2.5 text-meta ${active ? 'text-ink-2' : 'text-ink-3'}`}>
        {words.roles[contact.role]}
      </span>
    </li>
  );
}
